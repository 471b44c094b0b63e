"""The page in a real browser: by keyboard, by touch, with a voice and without."""

import re

import pytest
from talking import say

pytestmark = pytest.mark.browser


def until(page, script):
    """Wait for what no element shows (Playwright's own way needs eval, which the page forbids)."""
    for _ in range(100):
        if page.evaluate(script):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {script}")


def last_reply(page):
    return page.locator(".reply").last


def understood(page):
    return page.locator("#inspector").inner_text()


def test_a_whole_conversation_by_keyboard(page):
    """The field has the focus from the first moment, and keeps it."""
    page.keyboard.type("Why is my eyelid twitching?")
    page.keyboard.press("Enter")
    page.locator(".reply").wait_for()
    assert "A twitching eyelid is very common." in last_reply(page).inner_text()
    assert page.locator("#state").inner_text() == "Your turn."
    assert "WhyBodyPartIntent" in understood(page)
    page.keyboard.type("yes")
    page.keyboard.press("Enter")
    page.locator(".reply >> nth=1").wait_for()
    assert "Rest your eyes often." in last_reply(page).inner_text()
    assert "Self-care" in last_reply(page).inner_text()
    page.get_by_text("Card in the Alexa app: Twitching eyelid").click()
    assert "Rest, less caffeine, sleep." in page.locator(".card").inner_text()
    assert page.locator(".note").last.inner_text() == "Session ended"
    assert page.locator("#state").inner_text() == "No session is open."


def test_what_was_said_can_be_fetched_back(page):
    say(page, "Why is my eyelid twitching?")
    page.keyboard.press("ArrowUp")
    assert page.locator("#say").input_value() == "Why is my eyelid twitching?"


def test_an_emergency_stands_out_and_nothing_else_is_offered(page):
    say(page, "my left calf has been twitching for three days")
    say(page, "my face is drooping")
    reply = last_reply(page)
    assert "emergency" in reply.get_attribute("class")
    assert reply.inner_text().startswith("Emergency")
    assert "Call 911 now." in reply.inner_text()
    assert page.locator("#say-next button").count() == 0


def test_the_details_tell_what_was_understood(page):
    say(page, "my left calf has been twitching for three days")
    told = understood(page)
    for part in ("ReportSymptomIntent", "0.93, encoder", "WhyTwitchIntent 0.41", "P3D", "weakness"):
        assert part in told
    request = page.locator("details", has_text="Request JSON")
    request.locator("summary").click()
    assert '"version": "1.0"' in request.inner_text()
    request.get_by_role("button", name="Copy request").click()
    assert '"version": "1.0"' in page.evaluate("navigator.clipboard.readText()")


def test_an_earlier_reply_can_be_looked_into(page):
    say(page, "Why is my eyelid twitching?")
    say(page, "yes")
    page.locator(".reply").first.click()
    assert "WhyBodyPartIntent" in understood(page)
    page.get_by_role("button", name="Details").last.press("Enter")
    assert "AMAZON.YesIntent" in understood(page)


def test_markup_is_only_words(page):
    markup = "<img src=x onerror=alert(1)><b>hello</b>"
    say(page, markup)
    assert page.locator(".said p").inner_text().endswith(markup)
    assert page.locator("#log b").count() == 0


def test_saying_nothing_twice_ends_the_session(page):
    assert page.locator("#silence").is_hidden()
    page.get_by_role("button", name="Open Muscle Mentor").click()
    last_reply(page).wait_for()
    page.locator("#silence").click()
    page.locator(".reply >> nth=1").wait_for()
    assert "What is twitching?" in last_reply(page).inner_text()
    page.locator("#silence").click()
    page.locator(".note").wait_for()
    assert "No answer." in last_reply(page).inner_text()
    assert page.locator("#silence").is_hidden()


def test_a_new_session_begins_with_an_empty_page(page):
    say(page, "Why is my eyelid twitching?")
    page.get_by_role("button", name="New session").click()
    page.locator("#welcome").wait_for()
    assert page.locator(".reply").count() == 0
    assert page.locator("#say-next button").count() == 5
    assert page.evaluate("document.activeElement.id") == "say"


def test_suggestions_can_be_tapped(phone):
    phone.get_by_role("button", name="My left calf has been twitching for three days").tap()
    last_reply(phone).wait_for()
    phone.get_by_role("button", name="Why do you ask?").wait_for()


def test_on_a_phone_the_details_open_on_a_sheet(phone):
    phone.locator("#say").fill("Why is my eyelid twitching?")
    phone.keyboard.press("Enter")
    phone.get_by_role("button", name="Details").tap()
    assert "WhyBodyPartIntent" in phone.locator("#sheet").inner_text()
    phone.get_by_role("button", name="Close").tap()
    assert not phone.locator("#sheet").is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_runs_off_the_side(opened, width):
    page = opened(viewport={"width": width, "height": 700})
    say(page, "Why is my eyelid twitching?")
    say(page, "x" * 400)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1280])
def test_the_field_stands_at_the_foot_of_the_page(opened, width):
    page = opened(viewport={"width": width, "height": 844})
    say(page, "my face is drooping")
    assert page.locator(".fine").evaluate("(e) => e.getBoundingClientRect().bottom") > 830


def test_an_expired_session_is_begun_anew(opened):
    page = opened()
    say(page, "Why is my eyelid twitching?")
    page.route("**/api/turn", forget)
    say(page, "yes")
    assert "had expired" in page.locator(".note").first.inner_text()
    assert "Rest your eyes" in last_reply(page).inner_text()
    assert any("404" in text for text in opened.wrong)
    opened.wrong.clear()


def forget(route):
    """The server does not know the session any more."""
    body = re.sub(r'"session":"[^"]+"', '"session":"gone"', route.request.post_data)
    route.continue_(post_data=body)


def test_a_server_that_is_gone_is_told(opened):
    page = opened()
    page.route("**/api/turn", lambda route: route.abort())
    say(page, "yes")
    assert page.get_by_role("alert").inner_text() == (
        "The test server does not answer. Is it running?"
    )
    opened.wrong.clear()


VOICES = """
window.spoken = [];
speechSynthesis.getVoices = () => [
  {name: "far", lang: "en-US", localService: false},
  {name: "near", lang: "en-US", localService: true},
];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
speechSynthesis.speak = (utterance) => {
  window.spoken.push([utterance.voice.name, utterance.text]);
  if (window.answering) setTimeout(utterance.onend);
};
speechSynthesis.cancel = () => {};
"""


def test_the_answer_is_spoken_by_a_voice_of_this_computer(page):
    """A voice that is computed elsewhere would send out what the skill says."""
    page.evaluate(VOICES + "window.answering = true;")
    say(page, "my face is drooping")
    until(page, "window.spoken.length > 0")
    assert page.evaluate("window.spoken")[0][0] == "near"
    assert page.evaluate("window.spoken")[0][1].startswith("Call 911 now.")
    page.locator("#stop").wait_for(state="hidden")


def test_speaking_can_be_stopped_by_key_and_by_button(page):
    page.evaluate(VOICES)
    say(page, "my face is drooping")
    page.locator("#stop").wait_for()
    page.keyboard.press("Escape")
    page.locator("#stop").wait_for(state="hidden")
    page.get_by_role("button", name="Listen again").click()
    page.locator("#stop").click()
    page.locator("#stop").wait_for(state="hidden")


def test_reading_aloud_can_be_switched_off(page):
    page.evaluate(VOICES)
    page.get_by_label("Read aloud").uncheck()
    say(page, "my face is drooping")
    assert page.evaluate("window.spoken") == []


def test_pauses_are_kept(page):
    pieces = page.evaluate(
        """async () => (await import("/static/speech.js")).pieces(
            '<speak>Hold &amp; call <say-as interpret-as="telephone">911</say-as>.' +
            '<break time="1.5s"/>' +
            '<p>Rest</p><break time="200ms"/></speak>')"""
    )
    assert pieces == [
        {"text": "Hold & call 9 1 1.", "pause": 0},
        {"text": "", "pause": 1500},
        {"text": "Rest", "pause": 0},
        {"text": "", "pause": 200},
    ]


def test_without_a_voice_the_server_speaks_or_the_page_says_why(page):
    say(page, "my face is drooping")
    until(
        page,
        "!document.getElementById('stop').hidden || "
        "document.getElementById('state').textContent.includes('No voice')",
    )


def test_a_screen_or_another_language_opens_a_new_session(page):
    say(page, "Why is my eyelid twitching?")
    page.locator("#device").select_option("show")
    assert "Now on Echo Show" in page.locator(".note").inner_text()
    assert page.locator("#state").inner_text() == "No session is open."


@pytest.mark.parametrize(
    ("button", "told", "granted"),
    [("Allow", "I set the reminder.", True), ("Don't allow", "All right, no reminder.", False)],
)
def test_the_permission_that_alexa_asks_for_can_be_granted_or_denied(page, button, told, granted):
    say(page, "remind me")
    page.get_by_role("button", name=button, exact=True).click()
    page.locator(".speech", has_text=told).wait_for()
    page.locator("#menu summary").click()
    assert page.get_by_label("Reminders are permitted").is_checked() == granted


def test_what_the_reminder_service_answers_can_be_chosen(page):
    page.locator("#menu summary").click()
    page.get_by_label("The reminder service").select_option("429")
    until(page, "fetch('/api/household').then((r) => r.json()).then((h) => h.answer === 429)")
    page.get_by_label("The reminder service").select_option("201")
    assert "No reminder is set." in page.locator("#reminders").inner_text()


def test_every_control_has_a_name_and_can_be_reached(page):
    """Tab goes through all of them; each is announced with a name."""
    say(page, "Why is my eyelid twitching?")
    for control in page.locator("button:visible, input:visible, select:visible").all():
        named = control.evaluate("(e) => e.ariaLabel || e.labels?.[0]?.innerText || e.innerText")
        assert named.strip()
    log = page.get_by_role("log")
    assert log.get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_have_enough_contrast(opened, scheme):
    """WCAG AA: 4.5 to 1."""
    page = opened(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    say(page, "Why is my eyelid twitching?")
    say(page, "yes")
    say(page, "my face is drooping")
    assert page.evaluate(CONTRAST) == []


CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = (color) => {
    const [r, g, b] = [...rgb(color)].slice(0, 3).map((part) => {
      const s = part / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if (rgb(color)[3] === 255) return color;
    }
    return "white";
  };
  const weak = [];
  for (const element of document.querySelectorAll("body *")) {
    const text = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!text || !element.checkVisibility() || element.closest("script, select, .unseen")) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) weak.push([element.textContent.trim().slice(0, 40), ratio.toFixed(2)]);
  }
  return weak;
}"""
