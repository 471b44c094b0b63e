"""What npm installed for the page: the renderer of screens, and the recogniser of speech.

Each runs in a frame with a policy of its own, because both make code from text; the frame loads
from this server only, and talks to the page by messages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from flask import Blueprint, Response, render_template, send_from_directory

from server.faults import ClientFault

MODULES = Path(__file__).parents[2] / "node_modules"
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self' data: blob:; media-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@dataclass(frozen=True)
class Package:
    """An npm package, and what of it the frame loads."""

    name: str
    script: str
    folders: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Where npm puts it."""
        return MODULES / self.name


RENDERER = Package("apl-viewhost-web", "index.js")
EAR = Package(
    "soundswallower", "soundswallower.web.js", ("soundswallower.web.wasm", "model/en-us/")
)
# The recogniser imports by a bare name what every browser has; a browser knows no bare names.
_BARE_IMPORT = b'import { Blob } from "blob-polyfill";'
_FRAMES: Mapping[str, Package] = MappingProxyType({"renderer": RENDERER, "ear": EAR})


def has(package: Package) -> bool:
    """Whether npm installed it."""
    return (package.folder / package.script).is_file()


def frames() -> Blueprint:
    """The routes /frame/renderer and /frame/ear, and the files of their packages."""
    routes = Blueprint(
        "frames",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/frame/static",
    )

    @routes.get("/frame/<name>")
    def frame(name: str) -> Response:
        package = _FRAMES.get(name)
        if package is None or not has(package):
            raise ClientFault("npm has not installed what this frame needs", 404)
        page = Response(render_template("frame.html", name=name, package=package))
        page.headers["Content-Security-Policy"] = _POLICY
        return page

    @routes.get("/node/<package>/<path:file>")
    def node(package: str, file: str) -> Response:
        known = next((each for each in _FRAMES.values() if each.name == package), None)
        if known is None or not (file == known.script or file.startswith(known.folders)):
            raise ClientFault("there is nothing at this address", 404)
        if known is EAR and file == EAR.script:
            text = (EAR.folder / file).read_bytes().replace(_BARE_IMPORT, b"")
            return Response(text, mimetype="text/javascript")
        found = send_from_directory(known.folder, file)
        found.headers["Cache-Control"] = "max-age=86400"
        return found

    return routes
