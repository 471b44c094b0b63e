"""What a client did wrong, in one line to send back: constant texts, nothing of the request."""

from typing import Any

from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import HTTPException

LARGEST_BODY = 256 * 1024  # bytes
TOO_LARGE = f"the body is larger than {LARGEST_BODY // 1024} KB"


class ClientFault(HTTPException):
    """In: the HTTP status and the reason in one line. The reason goes to the client as it is."""

    def __init__(self, reason: str, code: int = 400) -> None:
        """In: a constant sentence part such as "the body is not JSON"; an HTTP status from 400."""
        super().__init__(description=reason)
        self.code = code
        self.reason = reason


class Json(DefaultJSONProvider):
    """As Flask reads and writes JSON, but what is nested too deep is malformed, and keys stay."""

    sort_keys = False

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Raise ValueError for whatever is no JSON."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError as error:
            raise ValueError("nested too deep") from error
