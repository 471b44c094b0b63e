// @ts-check
// Brings the parts of the page together.
import { Fault, suggestions, turn } from "./api.js";
import { Conversation } from "./conversation.js";
import { byId, el } from "./dom.js";
import { inspect } from "./inspector.js";
import { Voice } from "./speech.js";

const say = byId("say", HTMLInputElement);
const locale = byId("locale", HTMLSelectElement);
const screen = byId("screen", HTMLInputElement);
const aloud = byId("aloud", HTMLInputElement);
const stop = byId("stop", HTMLButtonElement);
const silence = byId("silence", HTMLButtonElement);
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
  const body = { utterance, session, locale: locale.value, screen: screen.checked };
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
  const listen = () => void hear(answer.turn);
  const details = () => {
    conversation.mark(reply);
    inspect(inspector, answer);
    if (!wide.matches) sheet.showModal();
  };
  const reply = conversation.reply(answer.turn, { listen, details });
  conversation.mark(reply);
  inspect(inspector, answer);
  offer(answer.say_next);
  describe();
  if (aloud.checked) listen();
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
  silence.hidden = !session;
  state.textContent = session ? "Your turn." : "No session is open.";
}

/** Begin with an empty page. */
async function anew() {
  voice.stop();
  session = null;
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
  if (event.key === "Escape" && !sheet.open) voice.stop();
});
byId("new", HTMLButtonElement).addEventListener("click", () => void anew());
aloud.addEventListener("change", () => {
  if (!aloud.checked) voice.stop();
});
screen.addEventListener("change", () => changed(screen.checked ? "Now with a screen" : "Now without a screen"));
locale.addEventListener("change", async () => {
  changed(`Now in ${locale.selectedOptions[0].text}`);
  offer(await suggestions(locale.value));
});

/** The details stand beside the conversation, or in a sheet of their own on a phone. */
function settle() {
  (wide.matches ? aside : sheet).append(inspector);
  if (wide.matches) sheet.close();
}
wide.addEventListener("change", settle);
settle();

const names = new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard", style: "short" });
for (const option of locale.options) option.text = names.of(option.value) ?? option.value;
