"""Certificate chains as Amazon makes them: a root, an intermediate and a leaf."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import (
    AuthorityKeyIdentifier,
    BasicConstraints,
    Certificate,
    CertificateBuilder,
    DNSName,
    ExtendedKeyUsage,
    KeyUsage,
    Name,
    NameAttribute,
    SubjectAlternativeName,
    SubjectKeyIdentifier,
    random_serial_number,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime.now(UTC)
URL = "https://s3.amazonaws.com/echo.api/echo-api-cert-13.pem"


class Clock:
    """Stands at NOW until it is set."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        return self.time


@cache
def private_key(owner: str) -> RSAPrivateKey:
    """One key per owner: making them is slow."""
    del owner
    return generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(frozen=True)
class Chain:
    """What stands at the certificate's address, the root that should be trusted, and who signs."""

    pem: bytes
    root: Certificate
    signer: RSAPrivateKey

    def headers(self, body: bytes, url: str = URL) -> dict[str, str]:
        """The headers with which Alexa would send the body."""
        signature = b64encode(self.signer.sign(body, PKCS1v15(), SHA256())).decode()
        return {"SignatureCertChainUrl": url, "Signature-256": signature}


def chain(  # noqa: PLR0913  all by name
    *,
    name: str = "echo-api.amazon.com",
    begins: datetime = NOW - timedelta(days=30),
    ends: datetime = NOW + timedelta(days=30),
    between_ends: datetime = NOW + timedelta(days=3650),
    signs: bool = True,
    root: str = "root",
    signer: str = "leaf",
) -> Chain:
    """Make a chain. In: the leaf's name, dates, whether it may sign; the root's and its own key."""
    top = certificate("Root", root, "Root", root, authority=True)
    between = certificate("Between", "between", "Root", root, authority=True, ends=between_ends)
    leaf = certificate(
        "Leaf", signer, "Between", "between", host=name, begins=begins, ends=ends, signs=signs
    )
    pem = b"".join(each.public_bytes(Encoding.PEM) for each in (leaf, between))
    return Chain(pem, top, private_key(signer))


def certificate(  # noqa: PLR0913  all by name
    subject: str,
    owner: str,
    issuer: str,
    issued_by: str,
    *,
    authority: bool = False,
    host: str | None = None,
    begins: datetime = NOW - timedelta(days=3650),
    ends: datetime = NOW + timedelta(days=3650),
    signs: bool = True,
) -> Certificate:
    """Make one certificate for the owner's key, signed with the other's."""
    mine, theirs = private_key(owner).public_key(), private_key(issued_by).public_key()
    builder = (
        CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named(issuer))
        .public_key(mine)
        .serial_number(random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(key_usage(authority=authority, signs=signs), critical=True)
        .add_extension(SubjectKeyIdentifier.from_public_key(mine), critical=False)
        .add_extension(AuthorityKeyIdentifier.from_issuer_public_key(theirs), critical=False)
    )
    if host:
        names, purposes = SubjectAlternativeName([DNSName(host)]), [ExtendedKeyUsageOID.SERVER_AUTH]
        builder = builder.add_extension(names, critical=False)
        builder = builder.add_extension(ExtendedKeyUsage(purposes), critical=False)
    return builder.sign(private_key(issued_by), SHA256())


def named(common_name: str) -> Name:
    """Make a name of one part."""
    return Name([NameAttribute(NameOID.COMMON_NAME, common_name)])


def key_usage(*, authority: bool, signs: bool) -> KeyUsage:
    """An authority signs certificates, a leaf signs requests."""
    return KeyUsage(
        digital_signature=signs and not authority,
        content_commitment=False,
        key_encipherment=not authority,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
