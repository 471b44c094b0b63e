// The frame in which Amazon's renderer draws screens. It needs to make code from text, which the page forbids.
// In: {render: {directive, screen}} or {clear: true}. Out: {ready: true}, {drawn: true}, {touch: arguments}, {failed: text}.
"use strict";
const ready = AplRenderer.initEngine(); // at once after its script, or it never resolves
let drawn = null;

window.addEventListener("message", (event) => {
  if (event.origin !== location.origin || event.source !== parent) return;
  const { render } = event.data;
  clear();
  if (render) draw(render.directive, render.screen).catch((error) => tell({ failed: String(error) }));
});

function tell(message) {
  parent.postMessage(message, location.origin);
}

function clear() {
  drawn?.destroy();
  drawn = null;
  document.getElementById("view").replaceChildren();
}

async function draw({ document: shown, datasources }, { width, height, shape, mode }) {
  await ready;
  const content = AplRenderer.Content.create(JSON.stringify(shown));
  const names = shown.mainTemplate?.parameters ?? [];
  const data = datasources ?? {};
  for (const name of names) content.addData(name, JSON.stringify(name === "payload" ? data : data[name] ?? {}));
  if (!content.isReady()) throw new Error("the document waits for something that is not on this computer");
  drawn = AplRenderer.default.create({
    view: document.getElementById("view"),
    content,
    environment: { agentName: "Muscle Mentor", agentVersion: "1", allowOpenUrl: false, disallowVideo: true },
    viewport: { width, height, dpi: 160, isRound: shape === "ROUND", shape },
    theme: "dark",
    mode,
    utcTime: Date.now(),
    localTimeAdjustment: -new Date().getTimezoneOffset() * 60_000,
    onSendEvent: (sent) => tell({ touch: sent.arguments }),
  });
  await drawn.init();
  // What init() laid out can be seen and touched from the second frame on.
  await nextFrame();
  await nextFrame();
  tell({ drawn: true });
}

function nextFrame() {
  return new Promise((shown) => requestAnimationFrame(shown));
}

ready.then(() => tell({ ready: true }));
