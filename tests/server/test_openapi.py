"""The server keeps to its OpenAPI description, whatever comes: valid replies and 4xx, no more.

Requests that the schemas allow and requests that they forbid, in-process, on the real skill.
"""

import re

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy, one_of
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from server.app import Settings, create_app
from server.openapi import DESCRIPTION

CHECKS = (status_code_conformance, content_type_conformance, response_schema_conformance)
NO_VOICE = 503
"""The only reply from 500 on: no voice is installed."""
WHOLE = yaml.safe_load(DESCRIPTION.read_text())
OPERATIONS = {
    (key.upper(), path)
    for path, keys in WHOLE["paths"].items()
    for key in keys
    if key != "parameters"
}
SHOWN = [
    (path, name)
    for path, keys in WHOLE["paths"].items()
    if "requestBody" in keys.get("post", {})
    for name in keys["post"]["requestBody"]["content"]["application/json"].get("examples", {})
]
SLOW = {"/api/grammar", "/api/replay", "/content"}  # seconds, not milliseconds
EXAMPLES, SLOW_EXAMPLES = 25, 6
METHODS = {"GET", "POST", "PUT", "DELETE"}
WORDS_OF_EXCEPTIONS = re.compile(r"Traceback|Error\b|Exception|File \"|\.py\b|0x[0-9a-f]{6}")


@pytest.fixture(scope="module")
def app():
    return create_app(Settings())


@pytest.fixture(scope="module")
def token(app) -> str:
    """What Alexa gives the skill for the reminder service; the account permits reminders."""
    client = app.test_client()
    assert client.put("/api/household", json={"granted": True}).status_code == 200
    asked = client.post("/api/turn", json={"utterance": "help"}).get_json()["turn"]["request"]
    return str(asked["context"]["System"]["apiAccessToken"])


@pytest.fixture(scope="module")
def described(app):
    """The description, but for the other locales: each takes seconds to learn."""
    schemas = {**WHOLE["components"]["schemas"], "Locale": {"enum": ["en-US"]}}
    whole = {**WHOLE, "components": {**WHOLE["components"], "schemas": schemas}}
    schema = schemathesis.openapi.from_dict(whole)
    schema.app = app
    return schema


def test_the_description_names_each_route_and_no_other(app):
    served = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in METHODS & (rule.methods or set())
    }
    assert served == OPERATIONS


@pytest.mark.parametrize(("path", "name"), SHOWN)
def test_each_example_is_answered(path, name, app):
    body = WHOLE["paths"][path]["post"]["requestBody"]["content"]["application/json"]
    reply = app.test_client().post(path, json=body["examples"][name]["value"])
    assert reply.status_code == 200


def cases(operation) -> SearchStrategy:
    """Requests that fit the description, and requests that do not."""
    return one_of(*(operation.as_strategy(generation_mode=mode) for mode in GenerationMode))


@pytest.mark.parametrize(("method", "path"), sorted(OPERATIONS))
def test_nothing_but_valid_replies_and_refusals(method, path, described, token):
    @settings(
        max_examples=SLOW_EXAMPLES if path in SLOW else EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(cases(described[path][method]))
    def asked(case):
        if path.startswith("/v1/alerts"):
            case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}
        reply = case.call()
        case.validate_response(reply, checks=CHECKS)
        assert reply.status_code < 500 or reply.status_code == NO_VOICE
        if reply.status_code >= 400:
            assert not WORDS_OF_EXCEPTIONS.search(reply.text)

    asked()
