"""Reminders with the real skill: the page plays Amazon's permission dialogue and service."""

import pytest
from talking import reply_to, say

pytestmark = pytest.mark.browser
ASKED = "remind me to stretch every day at nine in the morning"


@pytest.fixture
def page(quiet_page):
    """The page of a person who has permitted nothing yet."""
    quiet_page.locator("#menu summary").click()
    quiet_page.get_by_label("Reminders are permitted").uncheck()
    quiet_page.keyboard.press("Escape")
    return quiet_page


def answer_alexa(page, button):
    page.get_by_role("button", name=button, exact=True).click()
    page.locator(".waiting").wait_for(state="detached")
    page.locator(".reply >> nth=2").wait_for()
    return page.locator(".reply").last.inner_text()


def test_a_reminder_is_consented_to_permitted_kept_and_cancelled(page):
    assert "Shall I set this reminder?" in reply_to(page, ASKED)
    say(page, "yes")
    assert "nine" in answer_alexa(page, "Allow")
    page.locator("#menu summary").click()
    assert "Time for your stretch" in page.locator("#reminders").inner_text()
    page.keyboard.press("Escape")
    say(page, "cancel my reminder")
    page.locator("#menu summary").click()
    assert "No reminder is set." in page.locator("#reminders").inner_text()


def test_without_permission_nothing_is_kept(page):
    say(page, ASKED)
    say(page, "yes")
    answer_alexa(page, "Don't allow")
    page.locator("#menu summary").click()
    assert "No reminder is set." in page.locator("#reminders").inner_text()
