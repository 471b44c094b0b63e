"""The certificate authorities that are trusted: those of certifi (Mozilla's list), read once."""

import re
import warnings
from functools import cache
from pathlib import Path

import certifi
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import Certificate, load_pem_x509_certificate

PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


@cache
def trusted_roots() -> tuple[Certificate, ...]:
    """Out: the root certificates, some 120."""
    blocks = PEM.findall(Path(certifi.where()).read_bytes())
    return tuple(root for root in map(_sound, blocks) if root)


def _sound(block: bytes) -> Certificate | None:
    """Leave out a root that breaks RFC 5280 (one has a serial number of 0): it will soon raise."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", CryptographyDeprecationWarning)
        try:
            return load_pem_x509_certificate(block)
        except (CryptographyDeprecationWarning, ValueError):
            return None
