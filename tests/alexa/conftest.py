"""What the tests of the Alexa shell share."""

from reminder_service import service

__all__ = ["service"]
