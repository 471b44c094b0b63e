"""Proves that a request is Alexa's: signature, certificate chain and timestamp.

The SDK's own verifier cannot be imported on OpenSSL 3.0.10 and later, trusts what it has once
downloaded for ever, and waits for a download without a limit. This package is the only one that
imports flask_ask_sdk, because the stand-in has to be there first.
"""

from server.verification import certvalidator_stand_in

certvalidator_stand_in.register()

from flask_ask_sdk.skill_adapter import SkillAdapter  # noqa: E402  the stand-in comes first

from server.verification.keys import KeyStore  # noqa: E402
from server.verification.refused import Refused  # noqa: E402
from server.verification.verifiers import (  # noqa: E402
    SignatureVerifier,
    TimestampVerifier,
    Verifier,
    signature_in,
)

__all__ = [
    "KeyStore",
    "Refused",
    "SignatureVerifier",
    "SkillAdapter",
    "TimestampVerifier",
    "Verifier",
    "signature_in",
]
