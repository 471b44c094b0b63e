"""The two checks of a web endpoint, in the form that SkillAdapter takes them."""

import binascii
from abc import ABC, abstractmethod
from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from ask_sdk_webservice_support.verifier import AbstractVerifier
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from server.verification.certificate_url import certificate_url
from server.verification.keys import KeyStore
from server.verification.refused import Refused

URL_HEADER = "SignatureCertChainUrl"
SIGNATURE_HEADER = "Signature-256"
TOLERANCE = 150  # seconds
EVENT_TOLERANCE = 3600  # seconds: skill events are sent again for an hour
EVENTS = ("AlexaSkillEvent.", "Reminders.")


class Verifier(AbstractVerifier, ABC):
    """What SkillAdapter calls, by keyword, for every request that could be read."""

    @abstractmethod
    def verify(
        self,
        headers: Mapping[str, str],
        serialized_request_env: str,
        deserialized_request_env: Any,
    ) -> None:
        """Raise Refused, or return."""


class TimestampVerifier(Verifier):
    """Refuses what was sent longer ago (or later) than Amazon allows."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """In: the clock, aware."""
        self._now = now

    def verify(
        self,
        headers: Mapping[str, str],  # noqa: ARG002  the SDK's signature
        serialized_request_env: str,  # noqa: ARG002
        deserialized_request_env: Any,
    ) -> None:
        """Raise Refused for a stale timestamp."""
        request = deserialized_request_env.request
        allowed = EVENT_TOLERANCE if request.object_type.startswith(EVENTS) else TOLERANCE
        if abs((self._now() - request.timestamp).total_seconds()) > allowed:
            raise Refused("the timestamp is too far from now")


class SignatureVerifier(Verifier):
    """Refuses a body that Amazon did not sign."""

    def __init__(self, keys: KeyStore) -> None:
        """In: where the keys come from."""
        self._keys = keys

    def verify(
        self,
        headers: Mapping[str, str],
        serialized_request_env: str,
        deserialized_request_env: Any,  # noqa: ARG002  the SDK's signature
    ) -> None:
        """Raise Refused for a missing, malformed or wrong signature."""
        url, signed = signature_in(headers)
        key = self._keys.key(url)
        try:
            key.verify(signed, serialized_request_env.encode(), PKCS1v15(), SHA256())
        except InvalidSignature as error:
            raise Refused("the signature does not fit the body") from error


def signature_in(headers: Mapping[str, str]) -> tuple[str, bytes]:
    """Out: the certificate's address in its normal form, the signature. Raises Refused."""
    url, signature = headers.get(URL_HEADER), headers.get(SIGNATURE_HEADER)
    if not url or not signature:
        raise Refused("the request is not signed")
    try:
        signed = b64decode(signature, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused("the signature is malformed") from error
    return certificate_url(url), signed
