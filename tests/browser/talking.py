"""What a person does on the page: types, looks, touches."""

from playwright.sync_api import TimeoutError as TooLate

_TRIES = 3  # a person touches again when nothing happens, as on a busy machine


def say(page, text, *, timeout=8_000):
    """Type and send, by keyboard only; wait until it is answered, or a fault told."""
    page.locator("#say").focus()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.locator(".waiting").wait_for(state="detached", timeout=timeout)


def reply_to(page, text, **options):
    """Say it; give what the reply shows."""
    say(page, text, **options)
    return page.locator(".reply").last.inner_text()


def drawn(page):
    """The frame once the screen is drawn."""
    page.locator("#stage[data-drawn]").wait_for()
    return page.frame_locator("#stage iframe")


def touch(page, label):
    """Touch what the screen shows until it is answered; give what the page says was touched."""
    replies = page.locator(".reply").count()
    for _ in range(_TRIES):
        drawn(page).get_by_text(label, exact=True).click(delay=100)
        try:
            page.locator(f".reply >> nth={replies}").wait_for(timeout=5_000)
        except TooLate:
            continue
        return page.locator(".said").last.inner_text()
    raise AssertionError(f"{label} was touched {_TRIES} times, and nothing happened")
