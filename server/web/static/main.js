// @ts-check
// Brings the parts of the page together.
import { Amazon } from "./amazon.js";
import { contentProblems, Fault, replay, suggestions, turn } from "./api.js";
import { Conversation } from "./conversation.js";
import { byId, el } from "./dom.js";
import { inspect } from "./inspector.js";
import { Listener } from "./listen.js";
import { Recording } from "./recording.js";
import { Voice } from "./speech.js";
import { Stage } from "./stage.js";

const say = byId("say", HTMLInputElement);
const locale = byId("locale", HTMLSelectElement);
const device = byId("device", HTMLSelectElement);
const aloud = byId("aloud", HTMLInputElement);
const stop = byId("stop", HTMLButtonElement);
const silence = byId("silence", HTMLButtonElement);
const halt = byId("halt", HTMLButtonElement);
const speak = byId("speak", HTMLButtonElement);
const save = byId("save", HTMLButtonElement);
const menu = byId("menu", HTMLDetailsElement);
const problems = byId("problems", HTMLElement);
const state = byId("state", HTMLElement);
const chips = byId("say-next", HTMLElement);
const inspector = byId("inspector", HTMLElement);
const sheet = byId("sheet", HTMLDialogElement);
const aside = byId("aside", HTMLElement);
const wide = window.matchMedia("(width >= 60rem)");

const nothing = [...inspector.children];
const conversation = new Conversation(byId("log", HTMLElement), byId("thread", HTMLElement), byId("welcome", HTMLElement));
const voice = new Voice({
  server: document.body.dataset.serverVoice === "yes",
  onchange: (speaking) => {
    stop.hidden = !speaking;
  },
});

const recording = new Recording();
const stage = new Stage(byId("stage", HTMLElement), {
  renderer: document.body.dataset.renderer === "yes",
  ontouch: (touched) => void speakUp(`__touch__ ${JSON.stringify(touched)}`),
  onfault: (text) => conversation.fault(text),
});
const amazon = new Amazon({ onanswer: (status) => void speakUp(`__permission__ ${status}`) });
const listener = new Listener({
  ear: document.body.dataset.ear === "yes",
  onstate: (heard) => {
    speak.setAttribute("aria-pressed", String(heard !== "idle"));
    if (heard === "loading") state.textContent = "Getting ready to listen. Keep the button held.";
    if (heard === "listening") state.textContent = "Listening. Let go when you have spoken.";
    if (heard === "idle") describe();
  },
  onheard: (text) => void speakUp(text),
  onfault: (text) => {
    state.textContent = text;
  },
});

/** @type {string | null} */
let session = null;
let busy = false;
let last = "";

/** Say one thing, and show and speak the answer. @param {string} utterance */
async function speakUp(utterance) {
  if (busy) return;
  busy = true;
  voice.stop();
  conversation.said(utterance);
  const patience = setTimeout(() => {
    state.textContent = "The first sentence in a language takes up to a minute.";
  }, 2000);
  try {
    show(await answerTo(utterance));
  } catch (error) {
    describe();
    conversation.fault(error instanceof Fault ? error.message : "The page failed. Reload it, please.");
    if (!(error instanceof Fault)) throw error;
  } finally {
    clearTimeout(patience);
    busy = false;
  }
}

/** A session that expired meanwhile is begun anew. @param {string} utterance @returns {Promise<import("./api.js").Answer>} */
async function answerTo(utterance) {
  const body = { utterance, session, locale: locale.value, device: device.value };
  try {
    return await turn(body);
  } catch (error) {
    if (!(error instanceof Fault && error.status === 404 && session)) throw error;
    conversation.note("The last session had expired. This is a new one.");
    return turn({ ...body, session: null });
  }
}

/** @param {import("./api.js").Answer} answer */
function show(answer) {
  session = answer.session;
  recording.add(answer.turn);
  save.disabled = false;
  const reply = add(answer);
  stage.show(answer.turn);
  tellProblems(answer.content_problems ?? []);
  void amazon.after(answer.turn);
  offer(answer.say_next);
  describe();
  if (aloud.checked) void hear(answer.turn);
  return reply;
}

/** One reply of the conversation, and what lies behind it. @param {import("./api.js").Answer} answer */
function add(answer) {
  const listen = () => void hear(answer.turn);
  const details = () => {
    conversation.mark(reply);
    inspect(inspector, answer);
    if (!wide.matches) sheet.showModal();
  };
  const reply = conversation.reply(answer.turn, { listen, details });
  conversation.mark(reply);
  inspect(inspector, answer);
  return reply;
}

/** What is wrong in the content files. @param {string[]} lines */
function tellProblems(lines) {
  problems.hidden = !lines.length;
  problems.querySelector("ul")?.replaceChildren(...lines.map((line) => el("li", {}, line)));
}

/** Say a recorded talk again, on the device that it was recorded on. @param {File} file */
async function replayed(file) {
  await anew();
  conversation.note(`Replaying ${file.name}`);
  try {
    const told = await replay(JSON.parse(await file.text()));
    [locale.value, device.value] = [told.locale, told.device];
    stage.become(device.selectedOptions[0]);
    for (const answer of told.turns) {
      conversation.said(answer.turn.utterance);
      const reply = add(answer);
      stage.show(answer.turn);
      if (answer.checked) conversation.judged(reply, answer.failures ?? []);
    }
    const wrong = told.turns.filter((answer) => answer.failures?.length).length;
    conversation.note(wrong ? `${wrong} of ${told.turns.length} replies differ` : `All ${told.turns.length} replies are as expected`);
  } catch (error) {
    conversation.fault(error instanceof Fault ? error.message : `${file.name} is not JSON: ${error instanceof Error ? error.message : ""}`);
  }
}

/** @param {import("./api.js").Turn} told */
async function hear(told) {
  if (told.speech === null) return;
  const { outputSpeech, reprompt } = told.response?.response ?? {};
  const spoken = told.utterance === "__silence__" ? reprompt?.outputSpeech : outputSpeech;
  const heard = await voice.say(spoken?.ssml ?? told.speech, told.locale);
  if (!heard) state.textContent = "No voice here: install espeak-ng to hear answers.";
}

/** The things one could say next. @param {string[]} sayings */
function offer(sayings) {
  const buttons = sayings.map((saying) => el("button", { type: "button", "data-say": saying }, saying));
  if (!session && buttons.length) {
    buttons.unshift(el("button", { type: "button", "data-say": "__launch__" }, "Open Muscle Mentor"));
  }
  chips.replaceChildren(...buttons);
  chips.classList.toggle("many", conversation.empty);
  chips.scrollLeft = 0;
}

function describe() {
  silence.hidden = halt.hidden = !session;
  state.textContent = session ? "Your turn." : "No session is open.";
}

/** Begin with an empty page. */
async function anew() {
  voice.stop();
  session = null;
  recording.clear();
  save.disabled = true;
  stage.clear();
  conversation.clear();
  inspector.replaceChildren(...nothing);
  describe();
  say.focus();
  offer(await suggestions(locale.value));
}

/** A device does not change in the middle of a session. @param {string} what */
function changed(what) {
  if (session) conversation.note(`${what}. The next sentence opens a new session.`);
  session = null;
  recording.clear();
  save.disabled = true;
  describe();
}

byId("composer", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  const utterance = say.value.trim();
  if (!utterance || busy) return;
  last = utterance;
  say.value = "";
  void speakUp(utterance);
});
say.addEventListener("keydown", (event) => {
  if (event.key === "ArrowUp" && !say.value && last) {
    event.preventDefault();
    say.value = last;
  }
});
chips.addEventListener("click", (event) => {
  const chosen = event.target instanceof HTMLElement ? event.target.dataset.say : undefined;
  if (chosen) void speakUp(chosen);
  if (chosen) say.focus({ preventScroll: true });
});
silence.addEventListener("click", () => {
  void speakUp("__silence__");
  say.focus();
});
stop.addEventListener("click", () => {
  voice.stop();
  say.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (menu.open) menu.open = false;
  else if (!sheet.open) voice.stop();
});
byId("new", HTMLButtonElement).addEventListener("click", () => void anew());
aloud.addEventListener("change", () => {
  if (!aloud.checked) voice.stop();
});
halt.addEventListener("click", () => {
  void speakUp("stop");
  say.focus();
});
device.addEventListener("change", () => {
  changed(`Now on ${device.selectedOptions[0].text}`);
  stage.become(device.selectedOptions[0]);
});
save.addEventListener("click", () => recording.download(locale.value, device.value));
byId("replay", HTMLInputElement).addEventListener("change", (event) => {
  const chosen = event.currentTarget;
  if (!(chosen instanceof HTMLInputElement) || !chosen.files?.[0]) return;
  menu.open = false;
  void replayed(chosen.files[0]).then(() => {
    chosen.value = "";
  });
});
document.addEventListener("click", (event) => {
  if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
});
for (const [begin, end] of [["pointerdown", "pointerup"], ["keydown", "keyup"]]) {
  speak.addEventListener(begin, (event) => pushed(event, true));
  speak.addEventListener(end, (event) => pushed(event, false));
}
speak.addEventListener("pointerleave", () => listener.stop());
document.addEventListener("keydown", (event) => pushed(event, true));
document.addEventListener("keyup", (event) => pushed(event, false));
window.addEventListener("focus", async () => tellProblems(await contentProblems().catch(() => [])));
locale.addEventListener("change", async () => {
  changed(`Now in ${locale.selectedOptions[0].text}`);
  offer(await suggestions(locale.value));
});

/** Push to talk: the button by pointer, space or enter; F2 from anywhere. @param {Event} event @param {boolean} down */
function pushed(event, down) {
  const key = event instanceof KeyboardEvent ? event.key : "";
  const onButton = event.currentTarget === speak && (!key || key === " " || key === "Enter");
  if (!onButton && !(key === "F2" && event.currentTarget === document)) return;
  event.preventDefault();
  if (!down) listener.stop();
  else if (!busy && !(event instanceof KeyboardEvent && event.repeat)) {
    voice.stop();
    void listener.start(locale.value);
  }
}

/** The details stand beside the conversation, or in a sheet of their own on a phone. */
function settle() {
  (wide.matches ? aside : sheet).append(inspector);
  if (wide.matches) sheet.close();
}
wide.addEventListener("change", settle);
settle();

const names = new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard", style: "short" });
for (const option of locale.options) option.text = names.of(option.value) ?? option.value;
stage.become(device.selectedOptions[0]);
void amazon.set({}).catch(() => {});
