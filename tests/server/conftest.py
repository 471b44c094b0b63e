"""Servers with a small real skill behind the endpoint and a scripted conversation."""

import copy
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from alexa_requests import LAUNCH, at
from flask.testing import FlaskClient
from scripted import Script, small_skill

from server.app import Settings, create_app


@pytest.fixture
def launch() -> dict[str, Any]:
    """A LaunchRequest sent just now."""
    envelope = copy.deepcopy(LAUNCH)
    envelope["request"]["timestamp"] = at(timedelta(0))
    return envelope


@pytest.fixture
def make() -> Callable[..., FlaskClient]:
    """Make a client of a server with the given settings; `keys` goes to create_app."""

    def client(*, keys: Any = None, **settings: Any) -> FlaskClient:
        app = create_app(Settings(**settings), skill=small_skill(), begin=Script, keys=keys)
        return app.test_client()

    return client


@pytest.fixture
def client(make: Callable[..., FlaskClient]) -> FlaskClient:
    """A client of the server as `make serve` runs it."""
    return make()
