"""Checks that a certificate's address is one that Amazon uses, before anything is downloaded."""

import posixpath
import re
from functools import lru_cache
from urllib.parse import urlsplit

from server.verification.refused import Refused

HOST = "s3.amazonaws.com"
FOLDER = "/echo.api/"
LONGEST = 300  # characters
# Printable ASCII without space, % and backslash: urlsplit drops tabs and line ends silently, and
# an escaped ".." would be unfolded by the other side only.
PLAIN = re.compile(r"[!-$&-\[\]-~]+")


@lru_cache(maxsize=64)  # Amazon uses one for days
def certificate_url(header: str) -> str:
    """In: the SignatureCertChainUrl header. Out: the address in its one normal form.

    Raises Refused.
    """
    if len(header) > LONGEST or not PLAIN.fullmatch(header):
        raise Refused("the certificate URL is malformed")
    try:
        parts = urlsplit(header)
        port = parts.port
    except ValueError as error:
        raise Refused("the certificate URL is malformed") from error
    if parts.scheme != "https":
        raise Refused("the certificate URL is not https")
    if "@" in parts.netloc or parts.hostname != HOST:
        raise Refused("the certificate URL is not on Amazon's host")
    if port not in {None, 443}:
        raise Refused("the certificate URL has another port than 443")
    path = posixpath.normpath(parts.path)
    if not path.startswith(FOLDER):
        raise Refused("the certificate URL is not in Amazon's folder")
    return f"https://{HOST}{path}"
