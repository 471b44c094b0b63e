"""Stands in for the package `certvalidator`, which ask-sdk-webservice-support imports.

The real one needs oscrypto 1.3.0, whose version check cannot read "3.0.19" and raises
LibraryNotFoundError on OpenSSL 3.0.10 and later (Debian 12, Ubuntu 24.04). This one does the same
job with cryptography.

It can go when an oscrypto newer than 1.3.0 is on PyPI (wbond/oscrypto issues 75 and 78) or when
ask-sdk-webservice-support no longer imports certvalidator: then delete this module and the call
of `register`.
"""

import sys
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from types import ModuleType

from cryptography.x509 import Certificate, load_der_x509_certificate

from server.verification.chain import BadChainError, verified_chain
from server.verification.roots import trusted_roots


class PathError(Exception):
    """No path leads from the certificate to a trusted root."""


class ValidationError(Exception):
    """The certificate is not valid, or not for this use."""


class CertificateValidator:
    """The part of certvalidator.CertificateValidator that the Alexa SDK uses."""

    def __init__(self, end_entity_cert: bytes, intermediate_certs: Sequence[bytes] = ()) -> None:
        """In: certificates as DER."""
        self._leaf = end_entity_cert
        self._intermediates = intermediate_certs

    def validate_usage(self, key_usage: Collection[str]) -> list[Certificate]:
        """In: what the key is for; only {"digital_signature"}. Out: the path, leaf first.

        Raises PathError where the chain does not hold, ValidationError for another use.
        """
        if set(key_usage) != {"digital_signature"}:
            raise ValidationError("this stand-in checks certificates for digital signatures only")
        try:
            leaf = load_der_x509_certificate(self._leaf)
            between = [load_der_x509_certificate(each) for each in self._intermediates]
            return verified_chain(leaf, between, trusted_roots(), datetime.now(UTC))
        except (BadChainError, ValueError) as error:
            raise PathError("the certificate chain is not valid") from error


def register() -> None:
    """Offer this module as `certvalidator`, unless one has been imported already."""
    errors = ModuleType("certvalidator.errors")
    errors.PathError = PathError  # type: ignore[attr-defined]
    errors.ValidationError = ValidationError  # type: ignore[attr-defined]
    package = ModuleType("certvalidator", __doc__)
    package.CertificateValidator = CertificateValidator  # type: ignore[attr-defined]
    package.errors = errors  # type: ignore[attr-defined]
    if "certvalidator" not in sys.modules:
        sys.modules.update({"certvalidator": package, "certvalidator.errors": errors})
