"""Amazon's reminder service: a stand-in that notes what it is asked and answers as it is told."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from ask_sdk_model.services import ApiClientResponse

from muscle_mentor.alexa.http_client import HttpClient


@dataclass
class ReminderService:
    """`answer` is a status and a body, or an exception."""

    answer: Any = (200, json.dumps({"alerts": [{"alertToken": "1", "status": "ON"}]}))
    asked: list[str] = field(default_factory=list)

    def invoke(self, request: Any) -> ApiClientResponse:
        """Note the request, without its token, and answer."""
        self.asked.append(f"{request.method} {request.url} {request.body}")
        if isinstance(self.answer, Exception):
            raise self.answer
        status, body = self.answer
        return ApiClientResponse(headers=[], body=body, status_code=status)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> ReminderService:
    """No test calls a service over the network."""
    stand_in = ReminderService()
    monkeypatch.setattr(HttpClient, "invoke", lambda _, request: stand_in.invoke(request))
    return stand_in
