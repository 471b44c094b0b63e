"""Amazon's API for testing a skill, on loopback: what their own tools ask, and what is refused."""

import pytest

SKILL = "/skills/amzn1.ask.skill.local/stages/development"
SAID = {"input": {"content": "hello"}, "device": {"locale": "en-US"}}


def simulate(client, **more):
    return client.post(f"/v2{SKILL}/simulations", json={**SAID, **more})


def result(client, started):
    return client.get(f"/v2{SKILL}/simulations/{started.get_json()['id']}").get_json()


def caption(told):
    return told["result"]["alexaExecutionInfo"]["alexaResponses"][0]["content"]["caption"]


def test_the_manifest_is_the_built_one(client):
    manifest = client.get(f"/v1{SKILL}/manifest").get_json()["manifest"]
    assert list(manifest["apis"]) == ["custom"]
    assert client.get(f"/v1{SKILL}/enablement").status_code == 204


def test_a_simulation_is_started_and_then_asked_for(client):
    started = simulate(client)
    assert started.get_json()["status"] == "IN_PROGRESS"
    told = result(client, started)
    assert (told["status"], caption(told)) == ("SUCCESSFUL", "1: hello")
    assert "invocationResponse" in told["result"]["skillExecutionInfo"]["invocations"][0]


def test_a_session_goes_on_until_a_new_one_is_forced(client):
    simulate(client)
    assert caption(result(client, simulate(client))) == "2: hello"
    forced = simulate(client, session={"mode": "FORCE_NEW_SESSION"})
    assert caption(result(client, forced)) == "1: hello"


@pytest.mark.parametrize("session", ["DEFAULT", [], 7, None, {"mode": 7}])
def test_a_session_that_says_nothing_of_use_goes_on(client, session):
    simulate(client)
    assert caption(result(client, simulate(client, session=session))) == "2: hello"


def test_a_request_of_ones_own_is_passed_to_the_skill(client, launch):
    asked = {"endpointRegion": "NA", "skillRequest": {"body": launch}}
    told = client.post(f"/v2{SKILL}/invocations", json=asked).get_json()
    body = told["result"]["skillExecutionInfo"]["invocationResponse"]["body"]
    assert told["status"] == "SUCCESSFUL"
    assert "Muscle Mentor" in body["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ([], "the body is not a JSON object"),
        ({}, "input is missing or not an object"),
        ({**SAID, "input": {"content": " "}}, "input.content must be 1 to 500 characters"),
        ({**SAID, "input": {"content": "a" * 501}}, "input.content must be 1 to 500 characters"),
        ({**SAID, "device": {"locale": "tlh"}}, "device.locale must be one of en-US,"),
        ({**SAID, "input": {"content": "__touch__ x"}}, "__touch__ needs a JSON list"),
    ],
)
def test_a_bad_simulation_is_400_with_its_reason(client, body, reason):
    reply = client.post(f"/v2{SKILL}/simulations", json=body)
    assert reply.status_code == 400
    assert reason in reply.get_json()["message"]


def test_an_unknown_simulation_is_404(client):
    assert client.get(f"/v2{SKILL}/simulations/none").status_code == 404


def test_another_address_than_loopback_has_no_such_routes(make):
    open_to_all = make(host="0.0.0.0", skill_id="amzn1.a")  # noqa: S104
    assert open_to_all.get(f"/v1{SKILL}/manifest").status_code == 404


def test_nor_has_a_server_that_verifies_signatures(make):
    assert make(verify=True).get(f"/v1{SKILL}/manifest").status_code == 404
