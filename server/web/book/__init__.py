"""GET /content: all that the skill can say as a book to read, search and sign off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from flask import Blueprint, render_template, request

from server.faults import ClientFault

LONGEST_SEARCH = 200  # characters


def book(locales: Sequence[str], root: Path | None = None) -> Blueprint:
    """In: the locales to read it in, the first is the default; for tests another content/."""
    routes = Blueprint(
        "book",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/content/static",
    )

    @routes.get("/content")
    def show() -> str:
        from server.web.book.chapters import chapters, drawing, searched
        from tools.book import read_book

        locale = request.args.get("locale", locales[0])
        wanted = request.args.get("q", "").strip()
        if locale not in locales:
            raise ClientFault("locale is not one that the skill speaks")
        if len(wanted) > LONGEST_SEARCH:
            raise ClientFault(f"q is longer than {LONGEST_SEARCH} characters")
        read = read_book(locale) if root is None else read_book(locale, root)
        return render_template(
            "book.html",
            book=read,
            chapters=searched(chapters(read), wanted, read),
            wanted=wanted,
            drawing=drawing(read),
            locales=locales,
            today=datetime.now(tz=UTC).date(),
        )

    return routes
