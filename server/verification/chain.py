"""From a downloaded PEM to the key that signs Alexa's requests, if the chain holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509 import (
    Certificate,
    DNSName,
    ExtensionNotFound,
    KeyUsage,
    SubjectAlternativeName,
    load_pem_x509_certificates,
)
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

SIGNER = "echo-api.amazon.com"
LONGEST_CHAIN = 6  # certificates in a PEM; Amazon sends three or four


class BadChainError(Exception):
    """The certificate chain does not prove that Amazon signed. The message is a constant."""


@dataclass(frozen=True)
class SigningKey:
    """A public key that is proven to be Amazon's until `expires` (aware)."""

    key: RSAPublicKey
    expires: datetime


def signing_key(pem: bytes, roots: Sequence[Certificate], now: datetime) -> SigningKey:
    """In: a PEM, leaf first; trusted roots; the aware time. Raises BadChainError."""
    try:
        leaf, *between = load_pem_x509_certificates(pem)
    except ValueError as error:
        raise BadChainError("the certificate cannot be read") from error
    if len(between) >= LONGEST_CHAIN:
        raise BadChainError("the certificate chain is too long")
    path = verified_chain(leaf, between, roots, now)
    key = leaf.public_key()
    if not isinstance(key, RSAPublicKey):
        raise BadChainError("the certificate does not hold an RSA key")
    return SigningKey(key, min(each.not_valid_after_utc for each in path))


def verified_chain(
    leaf: Certificate, between: Sequence[Certificate], roots: Sequence[Certificate], now: datetime
) -> list[Certificate]:
    """Out: the path from the leaf to a root. Raises BadChainError."""
    policy = PolicyBuilder().store(Store(list(roots))).time(now)
    verifier = policy.build_server_verifier(DNSName(SIGNER))
    try:
        path = verifier.verify(leaf, list(between))
    except VerificationError as error:
        raise BadChainError("the certificate chain is not valid") from error
    _names_the_signer(leaf)
    _may_sign(leaf)
    return path


def _names_the_signer(leaf: Certificate) -> None:
    """Ask for the name itself, as Amazon says: a wildcard that covers it is not enough."""
    names = leaf.extensions.get_extension_for_class(SubjectAlternativeName).value
    if SIGNER not in names.get_values_for_type(DNSName):
        raise BadChainError("the certificate is not for Alexa")


def _may_sign(leaf: Certificate) -> None:
    try:
        usage = leaf.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return
    if not usage.digital_signature:
        raise BadChainError("the certificate is not for signatures")
