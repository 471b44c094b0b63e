"""A real Chromium on a real server with a scripted conversation."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from urllib.parse import urlsplit

import pytest
from ask_sdk_core.skill_builder import SkillBuilder
from flask import Flask
from scripted_talk import ScriptedTalk

from server.app import Settings, create_app, talk
from server.devices import Device
from server.serve import listening, server_of

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Amazon's renderer asks for their fonts, and does without: the frame's policy lets no request out.
FONTS = "https://d1gkjrhppbyzyh.cloudfront.net/"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
# `make test-browser` installs Playwright; other runs do not need it, and leave these tests out.
collect_ignore_glob = [] if find_spec("playwright") else ["test_*.py"]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the server with the scripted conversation answers."""
    app = create_app(Settings(), skill=SkillBuilder().create(), begin=ScriptedTalk)
    with served(app) as address:
        yield address


@pytest.fixture(scope="session")
def real_address() -> Iterator[str]:
    """Where the server with the real skill answers."""
    begin = talk()
    for locale in ("en-US", "en-IN"):  # the others share the model of the first
        begin(Device(locale))  # the first time, the language understanding is learnt
    with served(create_app(Settings(), begin=begin)) as address:
        yield address


def unless_fonts(text):
    """What was told on the console, but for the renderer's missing fonts."""
    return [] if FONTS in text or text.startswith("W FontUtils:") else [text]


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve in a thread on a free port."""
    server, sockets = server_of(app), listening("127.0.0.1", 0)
    running = threading.Thread(target=server.run, args=(sockets,), daemon=True)
    running.start()
    yield f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
    server.should_exit = True
    running.join(20)


@pytest.fixture(scope="session")
def launch_chromium():
    """Launch the installed Chromium, driven by Playwright, with more flags."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.fail("no Chromium found: install it, or set CHROMIUM to its path")
    silent = ["--no-sandbox", "--mute-audio", "--autoplay-policy=no-user-gesture-required"]
    with sync_playwright() as playwright:
        yield lambda *more: playwright.chromium.launch(
            executable_path=program, args=[*silent, *more]
        )


@pytest.fixture(scope="session")
def chromium(launch_chromium):
    """The browser that most tests share."""
    browser = launch_chromium()
    yield browser
    browser.close()


@pytest.fixture
def browser_with(launch_chromium):
    """A browser of one's own with more flags."""
    browsers = []

    def launch(*flags):
        browsers.append(launch_chromium(*flags))
        return browsers[-1]

    yield launch
    for browser in browsers:
        browser.close()


@pytest.fixture
def opened(chromium, address):
    """Open the page; at the end nothing may have gone wrong, and nothing left the machine."""
    contexts, wrong = [], []

    def open_page(*, address=address, **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        page = context.new_page()
        page.set_default_timeout(8_000)
        page.on("console", lambda message: wrong.extend(unless_fonts(message.text)))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: elsewhere(asked.url, address))
        page.goto(address)
        return page

    def elsewhere(url, address):
        if urlsplit(url).scheme not in ("blob", "data") and not url.startswith((address, FONTS)):
            wrong.append(f"left the machine: {url}")

    open_page.wrong = wrong
    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def page(opened):
    """The page as on a desk."""
    return opened(viewport={"width": 1280, "height": 800})


@pytest.fixture
def quiet_page(opened, real_address):
    """The page as on a desk, with the real skill, which does not read aloud."""
    page = opened(address=real_address, viewport={"width": 1280, "height": 800})
    page.get_by_label("Read aloud").uncheck()
    return page


@pytest.fixture
def phone(opened):
    """The page as on a phone."""
    return opened(**PHONE)
