"""Every screen at every viewport, drawn by Amazon's own renderer, and judged by their validator.

The pictures are kept in build/screens/, to be looked at.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from devices import CONVERSATIONS, VIEWPORTS, answers, replied, screen
from drawing import LOOK, RENDERER, draw

from muscle_mentor.alexa.apl import document
from tools.rooms import COMPILED

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parents[2] / "build" / "screens"
SHOWING = [kind for kind, events in CONVERSATIONS.items() if screen(replied("hub", events))]
HELD = "move"


@pytest.fixture(scope="module")
def canvas(chromium):
    """One page for all screens, which keeps what the renderer warns of."""
    if not RENDERER.is_file():
        pytest.fail("the renderer is not installed: make test-browser does it")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page = chromium.new_page()
    page.warned = []
    page.on("console", lambda message: page.warned.append(message.text))
    page.on("pageerror", lambda error: page.warned.append(str(error)))
    yield page
    page.close()


def warnings(page):
    told = [text for text in page.warned if "font" not in text.lower() and "net::" not in text]
    page.warned.clear()
    return told


@pytest.mark.parametrize("viewport", VIEWPORTS)
@pytest.mark.parametrize("kind", SHOWING)
def test_every_text_fits_and_can_be_read(canvas, kind, viewport):
    """No text is cut off or runs into another; contrast is 4.5 to 1; a finger finds each answer."""
    draw(canvas, screen(replied(viewport, CONVERSATIONS[kind])), viewport)
    canvas.screenshot(path=PICTURES / f"{kind.replace(' ', '_')}-{viewport}.png")
    assert warnings(canvas) == []
    found = canvas.evaluate("lookAtScreen()")
    assert found["texts"] > 0
    assert found["cut"] == []
    assert found["covered"] == []
    assert found["weak"] == []
    assert found["small"] == []


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_an_emergency_is_seen_whole_with_the_number_largest(canvas, viewport):
    draw(canvas, screen(replied(viewport, CONVERSATIONS["emergency"])), viewport)
    sizes = canvas.evaluate(
        "[...document.querySelectorAll('p')].map(p => [p.textContent, p.style.fontSize])"
    )
    points = {text: float(size.removesuffix("px")) for text, size in sizes}
    assert points["911"] == max(points.values())
    assert points["911"] >= 4 * sorted(points.values())[-2]
    assert canvas.evaluate("beyondTheScreen", VIEWPORTS[viewport][2]) == []


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_a_tap_sends_what_the_answer_stands_for(canvas, viewport):
    answer = replied(viewport, CONVERSATIONS["list of signs"])
    draw(canvas, screen(answer), viewport)
    label, expected = next(iter(answers(answer).items()))
    box = canvas.get_by_text(label, exact=True).last.bounding_box()
    canvas.wait_for_timeout(500)  # the renderer takes no tap in its first moments
    canvas.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, delay=60)
    canvas.wait_for_timeout(200)
    assert canvas.evaluate("window.sent") == [expected]


def test_the_ring_counts_a_hold_down(canvas):
    """Full while the step is said; then it runs out in the time of the hold."""
    shown = screen(replied("hub", CONVERSATIONS[HELD]))
    shown["datasources"]["screen"].update({"delay": 300, "hold": 800})
    draw(canvas, shown, "hub")
    full = canvas.evaluate("ringLeft()")
    canvas.wait_for_timeout(600)
    less = canvas.evaluate("ringLeft()")
    canvas.wait_for_timeout(1000)
    assert full == 100
    assert 0 < less < 100
    assert canvas.evaluate("ringLeft()") == 0


def test_every_figure_stays_in_its_circle(canvas):
    """All figures on one sheet, without their names: looked at, each can be named."""
    figures = sorted((COMPILED / "figures").glob("*.json"))
    drawings = "".join(svg(json.loads(path.read_bytes())) for path in figures)
    canvas.set_viewport_size({"width": 1560, "height": 900})
    canvas.set_content(f'<body style="background: #333; margin: 0">{drawings}')
    canvas.add_script_tag(path=LOOK)
    canvas.screenshot(path=PICTURES / "figures.png", full_page=True)
    outside = canvas.evaluate("outsideTheCircle()")
    assert [figures[number].stem for number in outside] == []


def svg(figure):
    paths = "".join(
        f'<path d="{item["pathData"]}" fill="{item.get("fill", "none")}"'
        f' stroke="{item.get("stroke", "none")}" stroke-width="{item.get("strokeWidth", 0)}"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
        for item in figure["items"]
    )
    return (
        '<svg viewBox="0 0 100 100" width="250" height="250" style="background: #0D1B2A">'
        f'<circle cx="50" cy="50" r="47" fill="none" stroke="#22405C" stroke-width="4"/>'
        f"{paths}</svg>"
    )


def test_amazons_validator_finds_nothing_wrong():
    """And it does find something in a document that is wrong."""
    documents = [screen(replied("hub", CONVERSATIONS[kind]))["document"] for kind in SHOWING]
    assert [result for result in validated(documents) if result] == []
    assert validated(
        [{**document("page", {}), "mainTemplate": {"items": {"type": "Text", "text": 3}}}]
    )[0]


def validated(documents):
    """What apl-suggester says of each document."""
    script = Path(__file__).with_name("validate.mjs")
    node = shutil.which("node")
    assert node, "node is not installed"
    command = [node, str(script)]
    told = subprocess.run(  # noqa: S603 - no shell, own documents
        command, input=json.dumps(documents), capture_output=True, text=True, check=True
    )
    return json.loads(told.stdout)
