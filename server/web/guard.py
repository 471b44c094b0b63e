"""Keeps other web sites away from the local server, and the page from loading anything else."""

from urllib.parse import urlsplit

from flask import Flask, Request, Response, request

from server.faults import ClientFault

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src blob:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
ON_DATA = ("X-Content-Type-Options", "Cache-Control")
"""Those that mean something for an answer that is no page."""


def guard(app: Flask, *, loopback: bool, signed: frozenset[str]) -> None:
    """In: is the server bound to loopback; the paths whose requests are signed.

    Signed requests may come under any name, through a tunnel: there is nothing to gain by forging.
    """

    @app.before_request
    def only_for_us() -> None:
        if request.path in signed:
            return
        if loopback and host_name(request.host) not in LOOPBACK_NAMES:
            raise ClientFault("this server answers to localhost only")
        if not same_origin(request):
            raise ClientFault("this server answers to its own page only")

    @app.after_request
    def house_rules(response: Response) -> Response:
        given = {name.lower() for name, _ in response.headers}  # a frame has a policy of its own
        rules = [(name, rule) for name, rule in HEADERS.items() if name.lower() not in given]
        response.headers.extend(rules)
        return response


def host_name(host: str) -> str | None:
    """In: a Host header. Out: the name in it without the port; None where it is malformed."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    return parts.hostname if "@" not in parts.netloc else None


def same_origin(asked: Request) -> bool:
    """Browsers say which page asks; other clients say nothing, and are welcome."""
    origin = asked.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == asked.host
