// @ts-check
// The conversation: what was said on the right, replies on the left, notes between.
import { el } from "./dom.js";

/** @type {Record<string, string>} */
export const LEVELS = {
  emergency: "Emergency",
  urgent_same_day: "Get help today",
  see_doctor_soon: "See a doctor soon",
  routine_appointment: "Make an appointment",
  self_care: "Self-care",
};

/** @type {Record<string, string>} */
const UNSAID = { __launch__: "Open Muscle Mentor", __silence__: "Nothing said" };

/** A touch and an answer to Amazon in words. @param {string} utterance */
function doneInstead(utterance) {
  if (utterance.startsWith("__permission__")) return { ACCEPTED: "Allowed", DENIED: "Not allowed" }[utterance.slice(15)] ?? "Not answered";
  if (!utterance.startsWith("__touch__")) return utterance;
  const [, intent, , words] = JSON.parse(utterance.slice(10)).map(String);
  return `Touched: ${words ?? intent?.replace(/^AMAZON\.|Intent$/g, "") ?? "the screen"}`;
}

/** @param {string} level */
export function levelMark(level) {
  return el("span.level", { "data-level": level }, LEVELS[level] ?? level);
}

export class Conversation {
  /** @param {HTMLElement} log scrolls; holds the other two @param {HTMLElement} thread @param {HTMLElement} welcome */
  constructor(log, thread, welcome) {
    this.log = log;
    this.thread = thread;
    this.welcome = welcome;
    new ResizeObserver(() => this.#scroll()).observe(log);
    /** @type {HTMLElement | null} */
    this.waiting = null;
  }

  get empty() {
    return !this.thread.childElementCount;
  }

  /** @param {string} utterance */
  said(utterance) {
    const text = UNSAID[utterance] ?? doneInstead(utterance);
    const silent = utterance.startsWith("__") && utterance !== "__launch__";
    this.#add(el(silent ? "div.said.silent" : "div.said", {}, el("p", {}, el("span.unseen", {}, "You: "), text)));
    this.waiting = el("div.waiting", { "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    this.#add(this.waiting);
  }

  /**
   * @param {import("./api.js").Turn} turn
   * @param {{listen: () => void, details: () => void}} actions
   */
  reply(turn, actions) {
    const speech = turn.speech === null ? el("p.none", {}, "No answer.") : el("p.speech", {}, turn.speech);
    speech.prepend(el("span.unseen", {}, "Muscle Mentor: "));
    const reply = el("article.reply", {}, turn.level ? levelMark(turn.level) : null, speech, cardOf(turn));
    if (turn.level === "emergency") reply.classList.add("emergency");
    reply.append(toolsOf(turn, actions));
    reply.addEventListener("click", (event) => {
      if (!(event.target instanceof Element && event.target.closest("button, details"))) this.choose(reply, actions.details);
    });
    this.#add(reply);
    if (turn.session === "ended") this.note("Session ended");
    return reply;
  }

  /** Mark a reply that is not as a replay expected. @param {HTMLElement} reply @param {string[]} failures */
  judged(reply, failures) {
    const text = failures.length ? "Not as expected" : "As expected";
    reply.prepend(el(failures.length ? "p.judged.wrong" : "p.judged", {}, text));
  }

  /** Mark the reply whose details are shown. @param {HTMLElement} reply @param {() => void} details */
  choose(reply, details) {
    if (String(window.getSelection())) return; // somebody is copying the text
    this.mark(reply);
    details();
  }

  /** @param {HTMLElement} reply */
  mark(reply) {
    for (const each of this.thread.querySelectorAll(".chosen")) each.classList.remove("chosen");
    reply.classList.add("chosen");
  }

  /** @param {string} text */
  note(text) {
    const note = el("p.note", {}, text);
    if (this.waiting?.isConnected) this.waiting.before(note);
    else this.#add(note);
  }

  /** @param {string} text */
  fault(text) {
    this.#add(el("p.note.fault", { role: "alert" }, text));
  }

  clear() {
    this.waiting = null;
    this.thread.replaceChildren();
    this.welcome.hidden = false;
  }

  /** @param {HTMLElement} element */
  #add(element) {
    this.welcome.hidden = true;
    if (element !== this.waiting) this.waiting?.remove();
    this.thread.append(element);
    this.#scroll();
  }

  /** To the end; but the first line of a long reply stays in sight. */
  #scroll() {
    const replies = this.thread.querySelectorAll(".reply");
    const last = replies[replies.length - 1];
    const end = this.log.scrollHeight - this.log.clientHeight;
    if (!(last instanceof HTMLElement) || this.waiting?.isConnected) this.log.scrollTop = end;
    else this.log.scrollTop = Math.min(end, last.offsetTop - this.log.offsetTop - 16);
  }
}

/** @param {import("./api.js").Turn} turn */
function cardOf(turn) {
  if (!turn.card) return null;
  const { title, text } = turn.card;
  return el("details.card", {}, el("summary", {}, "Card in the Alexa app: ", title), el("p", {}, text));
}

/** @param {import("./api.js").Turn} turn @param {{listen: () => void, details: () => void}} actions */
function toolsOf(turn, { listen, details }) {
  const tools = el("div.tools");
  /** @type {[string, () => void, string][]} */
  const buttons = [["Details", details, "button.quiet.details"]];
  if (turn.speech !== null) buttons.unshift(["Listen again", listen, "button.quiet.listen"]);
  for (const [label, act, name] of buttons) {
    const button = el(name, { type: "button" }, label);
    button.addEventListener("click", act);
    tools.append(button);
  }
  return tools;
}
