"""Keeps the server's loop free: what would wait for somebody else is done again in a thread.

Nearly every turn takes less than a millisecond, and threads that take the interpreter from one
another would double that. Only a certificate that is not there yet and a reminder have to wait.
"""

from asyncio import get_running_loop
from collections.abc import Callable
from concurrent.futures import Executor
from contextvars import ContextVar
from typing import TypeVar

from ask_sdk_model.services import ApiClient
from ask_sdk_model.services.api_client_request import ApiClientRequest
from ask_sdk_model.services.api_client_response import ApiClientResponse

from muscle_mentor.alexa.http_client import HttpClient

Result = TypeVar("Result")
_IN_LOOP = ContextVar("in_loop", default=False)


class MustWait(BaseException):
    """No fault, and no Exception: what apologises for faults lets it through."""


def may_wait() -> None:
    """To be called before anything waits for a network. Raises MustWait where others would too."""
    if _IN_LOOP.get():
        raise MustWait


async def answered(call: Callable[[], Result], threads: Executor) -> Result:
    """What a call gives: at once or, where it has to wait, from its beginning in a thread."""
    before = _IN_LOOP.set(True)
    try:
        return call()
    except MustWait:
        pass
    finally:
        _IN_LOOP.reset(before)
    return await get_running_loop().run_in_executor(threads, call)


class WaitingClient(ApiClient):
    """Calls Amazon's services, and never in the loop."""

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """The answer of the service; errors as HttpClient raises them."""
        may_wait()
        return HttpClient().invoke(request)
