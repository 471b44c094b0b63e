"""axe-core finds nothing on the page: empty, in a talk, in the menu, on a phone, light and dark."""

from pathlib import Path

import pytest
from talking import say

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = (
    "async () => (await axe.run({ iframes: false })).violations.map((v) => [v.id, v.nodes[0].html])"
)


def violations(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(opened, real_address, scheme, width):
    page = opened(
        address=real_address, viewport={"width": width, "height": 844}, color_scheme=scheme
    )
    page.get_by_label("Read aloud").uncheck()
    assert violations(page) == []
    page.locator("#device").select_option("show")
    say(page, "my face is drooping")
    say(page, "my left calf is twitching")
    assert violations(page) == []
    page.locator("#menu summary").click()
    assert violations(page) == []
