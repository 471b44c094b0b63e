// @ts-check
// Brings the parts of the page together.
import { Amazon } from "./amazon.js";
import { contentProblems } from "./api.js";
import { Conversation } from "./conversation.js";
import { Details } from "./details.js";
import { byId, el } from "./dom.js";
import { Listener } from "./listen.js";
import { pushToTalk } from "./push-to-talk.js";
import { Voice } from "./speech.js";
import { Stage } from "./stage.js";
import { Talk } from "./talk.js";

const say = byId("say", HTMLInputElement);
const locale = byId("locale", HTMLSelectElement);
const device = byId("device", HTMLSelectElement);
const aloud = byId("aloud", HTMLInputElement);
const stop = byId("stop", HTMLButtonElement);
const speak = byId("speak", HTMLButtonElement);
const menu = byId("menu", HTMLDetailsElement);
const problems = byId("problems", HTMLElement);
const conversation = new Conversation(byId("log", HTMLElement), byId("thread", HTMLElement), byId("welcome", HTMLElement));
const voice = new Voice({
  server: document.body.dataset.serverVoice === "yes",
  onchange: (speaking) => {
    stop.hidden = !speaking;
  },
});
const stage = new Stage(byId("stage", HTMLElement), {
  renderer: document.body.dataset.renderer === "yes",
  ontouch: (touched) => void talk.say(`__touch__ ${JSON.stringify(touched)}`),
  onfault: (text) => conversation.fault(text),
});
const amazon = new Amazon({ onanswer: (status) => void talk.say(`__permission__ ${status}`) });
const talk = new Talk({
  conversation,
  stage,
  voice,
  details: new Details(),
  onanswer: (answer) => {
    tellProblems(answer.content_problems ?? []);
    void amazon.after(answer.turn);
  },
});
const listener = new Listener({
  ear: document.body.dataset.ear === "yes",
  onstate: (heard) => {
    speak.setAttribute("aria-pressed", String(heard !== "idle"));
    if (heard === "loading") talk.tell("Getting ready to listen. Keep the button held.");
    if (heard === "listening") talk.tell("Listening. Let go when you have spoken.");
    if (heard === "idle") talk.describe();
  },
  onheard: (text) => void talk.say(text),
  onfault: (text) => talk.tell(text),
});
let last = "";

/** What is wrong in the content files. @param {string[]} lines */
function tellProblems(lines) {
  problems.hidden = !lines.length;
  problems.querySelector("ul")?.replaceChildren(...lines.map((line) => el("li", {}, line)));
}

byId("composer", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  const utterance = say.value.trim();
  if (!utterance || talk.busy) return;
  last = utterance;
  say.value = "";
  void talk.say(utterance);
});
say.addEventListener("keydown", (event) => {
  if (event.key === "ArrowUp" && !say.value && last) {
    event.preventDefault();
    say.value = last;
  }
});
byId("say-next", HTMLElement).addEventListener("click", (event) => {
  const chosen = event.target instanceof HTMLElement ? event.target.dataset.say : undefined;
  if (chosen) void talk.say(chosen);
  if (chosen) say.focus({ preventScroll: true });
});
for (const [id, utterance] of [["silence", "__silence__"], ["halt", "stop"]]) {
  byId(id, HTMLButtonElement).addEventListener("click", () => {
    void talk.say(utterance);
    say.focus();
  });
}
stop.addEventListener("click", () => {
  voice.stop();
  say.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (menu.open) menu.open = false;
  else if (!byId("sheet", HTMLDialogElement).open) voice.stop();
});
document.addEventListener("click", (event) => {
  if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
});
byId("new", HTMLButtonElement).addEventListener("click", () => {
  void talk.anew();
  say.focus();
});
byId("save", HTMLButtonElement).addEventListener("click", () => talk.download());
byId("replay", HTMLInputElement).addEventListener("change", async (event) => {
  const chosen = event.currentTarget;
  if (!(chosen instanceof HTMLInputElement) || !chosen.files?.[0]) return;
  menu.open = false;
  await talk.again(chosen.files[0]);
  chosen.value = "";
});
aloud.addEventListener("change", () => {
  if (!aloud.checked) voice.stop();
});
device.addEventListener("change", () => {
  talk.changed(`Now on ${device.selectedOptions[0].text}`);
  stage.become(device.selectedOptions[0]);
});
locale.addEventListener("change", () => {
  talk.changed(`Now in ${locale.selectedOptions[0].text}`);
  void talk.offerFirst();
});
window.addEventListener("focus", async () => tellProblems(await contentProblems().catch(() => [])));
pushToTalk(speak, {
  start: () => {
    if (talk.busy) return;
    voice.stop();
    void listener.start(locale.value);
  },
  stop: () => listener.stop(),
});

const names = new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard", style: "short" });
for (const option of locale.options) option.text = names.of(option.value) ?? option.value;
stage.become(device.selectedOptions[0]);
void amazon.set({}).catch(() => {});
