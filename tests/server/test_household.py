"""Amazon's part: the reminder service answers as theirs does, and the page sets how."""

import pytest
from flask import Flask

from server.web.household import PATH, Household, household_panel, reminder_service

REMINDER = {"trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 3600}, "alertInfo": {}}


@pytest.fixture
def household():
    return Household(granted=True)


@pytest.fixture
def service(household):
    app = Flask("amazon")
    app.register_blueprint(reminder_service(household))
    app.register_blueprint(household_panel(household))
    return app.test_client()


@pytest.fixture
def bearer(household):
    return {"Authorization": f"Bearer {household.token}"}


def test_a_reminder_is_kept_listed_shown_and_deleted(service, bearer):
    made = service.post(PATH, json=REMINDER, headers=bearer)
    token = made.get_json()["alertToken"]
    assert (made.status_code, made.get_json()["status"]) == (201, "ON")
    assert service.get(PATH, headers=bearer).get_json()["totalCount"] == "1"
    assert service.get("/api/household").get_json()["reminders"][0]["alertToken"] == token
    assert service.delete(f"{PATH}/{token}", headers=bearer).status_code == 200
    assert service.delete(f"{PATH}/{token}", headers=bearer).status_code == 404


@pytest.mark.parametrize("answer", [401, 403, 429])
def test_each_refusal_can_be_chosen(service, bearer, answer):
    service.put("/api/household", json={"answer": answer})
    reply = service.post(PATH, json=REMINDER, headers=bearer)
    assert reply.status_code == answer
    assert set(reply.get_json()) == {"code", "message"}


def test_without_permission_or_with_a_foreign_token_it_is_401(service, household, bearer):
    assert service.get(PATH, headers={"Authorization": "Bearer x"}).status_code == 401
    household.granted = False
    assert service.post(PATH, json=REMINDER, headers=bearer).status_code == 401


def test_a_reminder_without_a_trigger_is_400(service, bearer):
    assert service.post(PATH, json={}, headers=bearer).status_code == 400


@pytest.mark.parametrize("wrong", [{"granted": "yes"}, {"answer": 500}, {"answer": "x"}])
def test_the_page_cannot_set_what_amazon_never_answers(client, wrong):
    assert client.put("/api/household", json=wrong).status_code == 400
