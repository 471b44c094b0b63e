// @ts-check
// One talk with the skill: what is said goes to the server, and the answer to all parts of the page.
import { Fault, replay, suggestions, turn } from "./api.js";
import { byId, el } from "./dom.js";
import { Recording } from "./recording.js";

const PATIENCE = 2000; // milliseconds until the page says why it takes so long

/** @typedef {{
 *   conversation: import("./conversation.js").Conversation,
 *   stage: import("./stage.js").Stage,
 *   details: import("./details.js").Details,
 *   voice: import("./speech.js").Voice,
 *   onanswer: (answer: import("./api.js").Answer) => void,
 * }} Parts */

export class Talk {
  /** @param {Parts} parts */
  constructor({ conversation, stage, details, voice, onanswer }) {
    this.conversation = conversation;
    this.stage = stage;
    this.details = details;
    this.voice = voice;
    this.onanswer = onanswer;
    this.locale = byId("locale", HTMLSelectElement);
    this.device = byId("device", HTMLSelectElement);
    this.aloud = byId("aloud", HTMLInputElement);
    this.save = byId("save", HTMLButtonElement);
    this.state = byId("state", HTMLElement);
    this.chips = byId("say-next", HTMLElement);
    this.recording = new Recording();
    /** @type {string | null} */
    this.session = null;
    this.busy = false;
  }

  /** Say one thing, and show and speak the answer. @param {string} utterance */
  async say(utterance) {
    if (this.busy) return;
    this.busy = true;
    this.voice.stop();
    this.conversation.said(utterance);
    const patience = setTimeout(() => this.tell("The first sentence after a change of words takes some minutes."), PATIENCE);
    try {
      this.#show(await this.#answerTo(utterance));
    } catch (error) {
      this.describe();
      this.conversation.fault(error instanceof Fault ? error.message : "The page failed. Reload it, please.");
      if (!(error instanceof Fault)) throw error;
    } finally {
      clearTimeout(patience);
      this.busy = false;
    }
  }

  /** Say a recorded talk again, on the device that it was recorded on. @param {File} file */
  async again(file) {
    await this.anew();
    this.conversation.note(`Replaying ${file.name}`);
    try {
      const told = await replay(JSON.parse(await file.text()));
      [this.locale.value, this.device.value] = [told.locale, told.device];
      this.stage.become(this.device.selectedOptions[0]);
      told.turns.forEach((answer) => this.#showJudged(answer));
      const wrong = told.turns.filter((answer) => answer.failures?.length).length;
      this.conversation.note(wrong ? `${wrong} of ${told.turns.length} replies differ` : `All ${told.turns.length} replies are as expected`);
    } catch (error) {
      this.conversation.fault(error instanceof Fault ? error.message : `${file.name} is not JSON: ${error instanceof Error ? error.message : ""}`);
    }
  }

  /** Begin with an empty page. */
  async anew() {
    this.voice.stop();
    this.stage.clear();
    this.conversation.clear();
    this.details.clear();
    this.#forget();
    await this.offerFirst();
  }

  /** A device does not change in the middle of a session. @param {string} what */
  changed(what) {
    if (this.session) this.conversation.note(`${what}. The next sentence opens a new session.`);
    this.#forget();
  }

  download() {
    this.recording.download(this.locale.value, this.device.value);
  }

  /** What one could say to begin with. */
  async offerFirst() {
    this.#offer(await suggestions(this.locale.value));
  }

  /** @param {string} text */
  tell(text) {
    this.state.textContent = text;
  }

  describe() {
    byId("silence", HTMLButtonElement).hidden = byId("halt", HTMLButtonElement).hidden = !this.session;
    this.tell(this.session ? "Your turn." : "No session is open.");
  }

  /** A session that expired meanwhile is begun anew. @param {string} utterance @returns {Promise<import("./api.js").Answer>} */
  async #answerTo(utterance) {
    const body = { utterance, session: this.session, locale: this.locale.value, device: this.device.value };
    try {
      return await turn(body);
    } catch (error) {
      if (!(error instanceof Fault && error.status === 404 && this.session)) throw error;
      this.conversation.note("The last session had expired. This is a new one.");
      return turn({ ...body, session: null });
    }
  }

  /** @param {import("./api.js").Answer} answer */
  #show(answer) {
    this.session = answer.session;
    this.recording.add(answer.turn);
    this.save.disabled = false;
    this.#add(answer);
    this.#offer(answer.say_next);
    this.describe();
    this.onanswer(answer);
    if (this.aloud.checked) void this.#hear(answer.turn);
  }

  /** @param {import("./api.js").Answer} answer */
  #showJudged(answer) {
    this.conversation.said(answer.turn.utterance);
    const reply = this.#add(answer);
    if (answer.checked) this.conversation.judged(reply, answer.failures ?? []);
  }

  /** One reply of the conversation, its screen, and what lies behind it. @param {import("./api.js").Answer} answer */
  #add(answer) {
    const listen = () => void this.#hear(answer.turn);
    const details = () => {
      this.conversation.mark(reply);
      this.details.open(answer);
    };
    const reply = this.conversation.reply(answer.turn, { listen, details });
    this.conversation.mark(reply);
    this.details.of(answer);
    this.stage.show(answer.turn);
    return reply;
  }

  /** @param {import("./api.js").Turn} told */
  async #hear(told) {
    if (told.speech === null) return;
    const { outputSpeech, reprompt } = told.response?.response ?? {};
    const spoken = told.utterance === "__silence__" ? reprompt?.outputSpeech : outputSpeech;
    const heard = await this.voice.say(spoken?.ssml ?? told.speech, told.locale);
    if (!heard) this.tell("No voice here: install espeak-ng to hear answers.");
  }

  /** The things one could say next. @param {string[]} sayings */
  #offer(sayings) {
    const buttons = sayings.map((saying) => el("button", { type: "button", "data-say": saying }, saying));
    if (!this.session && buttons.length) {
      buttons.unshift(el("button", { type: "button", "data-say": "__launch__" }, "Open Muscle Mentor"));
    }
    this.chips.replaceChildren(...buttons);
    this.chips.classList.toggle("many", this.conversation.empty);
    this.chips.scrollLeft = 0;
  }

  #forget() {
    this.session = null;
    this.recording.clear();
    this.save.disabled = true;
    this.describe();
  }
}
