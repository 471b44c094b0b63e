"""Draws the store icons from docs/icon.svg: `python -m tools.package_icons`, after it changed.

Needs CairoSVG, and nothing else: install it into an environment of its own. Each picture
carries the hash of the drawing that it was made from, so that a stale one is found without drawing.
"""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from tools.rooms import ROOT, SKILL_PACKAGE

DRAWING = ROOT / "docs" / "icon.svg"
IMAGES = SKILL_PACKAGE / "assets" / "images"
ICONS = {"smallIconUri": (108, "icon-small.png"), "largeIconUri": (512, "icon-large.png")}
"""Key in the manifest -> pixels, file in skill-package/assets/images/."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER_END = 33  # bytes: the signature and the first chunk, which holds the size


def draw_all() -> None:
    """Draw every icon that the manifest names."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    drawing = DRAWING.read_bytes()
    for pixels, name in ICONS.values():
        picture: bytes = import_module("cairosvg").svg2png(
            bytestring=drawing, output_width=pixels, output_height=pixels
        )
        (IMAGES / name).write_bytes(with_origin(picture, drawing))


def with_origin(picture: bytes, drawing: bytes) -> bytes:
    """A PNG with the hash of its drawing as a text chunk."""
    chunk = b"tEXt" + _origin(drawing)
    written = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return picture[:_HEADER_END] + written + picture[_HEADER_END:]


def is_made_from(picture: bytes, drawing: bytes) -> bool:
    """Whether a PNG was made from this drawing."""
    return _origin(drawing) in picture


def size(picture: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG in pixels; None where it is no PNG."""
    if not picture.startswith(_SIGNATURE) or len(picture) < _HEADER_END:
        return None
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def read(path: Path) -> bytes:
    """The bytes of a file; none where there is no file."""
    return path.read_bytes() if path.is_file() else b""


def _origin(drawing: bytes) -> bytes:
    return b"Source\0sha256:" + sha256(drawing).hexdigest().encode()


if __name__ == "__main__":
    draw_all()
