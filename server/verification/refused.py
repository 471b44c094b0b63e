"""Why a request was refused."""

from ask_sdk_webservice_support.verifier import VerificationException


class Refused(VerificationException):
    """The request is not proven to be Alexa's. The reason is a constant, fit for the client."""

    def __init__(self, reason: str) -> None:
        """In: the reason in one line."""
        super().__init__(reason)
        self.reason = reason
