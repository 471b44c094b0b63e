"""Draws a RenderDocument directive with Amazon's own renderer, at the true size of a device."""

from pathlib import Path

from devices import VIEWPORTS

RENDERER = Path(__file__).parents[2] / "node_modules" / "apl-viewhost-web" / "index.js"
LOOK = Path(__file__).with_name("look.js")
_HOST = "http://screens.test"
_PAGE = """<!doctype html><title>screen</title><style>body { margin: 0; background: #000 }</style>
<div id="view"></div><script src="/renderer.js"></script>
<script>window.ready = AplRenderer.initEngine();</script>"""
_DRAW = """async ([directive, width, height, shape, mode]) => {
  await window.ready;
  const content = AplRenderer.Content.create(JSON.stringify(directive.document));
  for (const [name, data] of Object.entries(directive.datasources)) {
    content.addData("payload", JSON.stringify(directive.datasources));
  }
  if (!content.isReady()) throw new Error("the document waits for something");
  window.sent = [];
  window.renderer = AplRenderer.default.create({
    view: document.getElementById("view"), content,
    environment: {agentName: "test", agentVersion: "1", allowOpenUrl: false, disallowVideo: true},
    viewport: {width, height, dpi: 160, isRound: shape === "ROUND", shape},
    theme: "dark", mode, utcTime: Date.now(), localTimeAdjustment: 0,
    onSendEvent: (event) => window.sent.push(event.arguments),
  });
  await window.renderer.init();
  await new Promise((done) => setTimeout(done, 150));
}"""


def draw(page, directive, viewport):
    """Open the renderer's page and draw the directive; console errors are the caller's."""
    width, height, shape, mode = VIEWPORTS[viewport]
    page.route("**", _answer)
    page.set_viewport_size({"width": width, "height": height})
    page.goto(_HOST)
    page.add_script_tag(path=LOOK)
    page.evaluate(_DRAW, [directive, width, height, shape, mode])


def _answer(route):
    if not route.request.url.startswith(_HOST):
        route.abort()  # Amazon's fonts
    elif route.request.url.endswith("/renderer.js"):
        route.fulfill(body=RENDERER.read_text(), content_type="text/javascript; charset=utf-8")
    else:
        route.fulfill(body=_PAGE, content_type="text/html; charset=utf-8")
