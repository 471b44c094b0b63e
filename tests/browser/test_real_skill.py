"""The page with the real skill behind it, from the typed words to the reply."""

import pytest
from talking import reply_to

pytestmark = pytest.mark.browser


@pytest.fixture
def page(opened, real_address):
    return opened(address=real_address, viewport={"width": 1280, "height": 800})


def test_a_report_from_the_first_sentence_to_the_advice(page):
    said = "My left calf has been twitching for three days"
    for _ in range(8):
        reply = reply_to(page, said)
        if page.locator(".reply .level").count():
            break
        said = "no"
    assert page.locator(".reply .level").count() == 1
    assert "calf" in reply
    assert "Rules" in page.locator("#inspector").inner_text()


def test_an_emergency_names_the_number_first(page):
    reply = reply_to(page, "my face is drooping on one side")
    assert reply.index("911") < reply.index(".")
    assert "emergency" in page.locator(".reply").last.get_attribute("class")


def test_another_country_has_its_own_number(page):
    page.get_by_label("Language").select_option("en-GB")
    assert "999" in reply_to(page, "my face is drooping on one side")


def test_opening_the_skill_is_a_welcome(page):
    page.get_by_role("button", name="Open Muscle Mentor").click()
    page.locator(".reply").wait_for()
    assert "Welcome to Muscle Mentor" in page.locator(".reply").inner_text()
