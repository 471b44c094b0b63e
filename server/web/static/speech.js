// @ts-check
// Speaks answers: with a voice of this computer, else with the server's. Voices that are computed elsewhere
// (localService false) are never used: what the skill says about a person stays here.
import { speech } from "./api.js";

/**
 * Cut SSML into what is spoken and the pauses between, in milliseconds: no browser reads SSML.
 * @param {string} ssml
 */
export function pieces(ssml) {
  const found = [];
  for (const part of ssml.split(/(<break\b[^>]*>)/)) {
    const pause = /^<break\b(?:[^>]*\btime="([\d.]+)(ms|s)")?/.exec(part);
    const text = pause ? "" : plain(part);
    if (pause) found.push({ text: "", pause: Number(pause[1] ?? 0.5) * (pause[2] === "ms" ? 1 : 1000) });
    else if (text) found.push({ text, pause: 0 });
  }
  return found;
}

/** @param {string} ssml */
function plain(ssml) {
  /** @type {Record<string, string>} */
  const signs = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  const numbers = /<say-as interpret-as="(?:telephone|digits)">([\d\s]+)<\/say-as>/g; // 911: nine, one, one
  const said = ssml.replace(numbers, (_, digits) => ` ${[...digits].join(" ")} `);
  const text = said.replace(/<[^>]*>/g, " ").replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => signs[name]);
  return text.replace(/\s+/g, " ").replace(/ (?=[,.;:?!])/g, "").trim();
}

export class Voice {
  /** @param {{server: boolean, onchange: (speaking: boolean) => void}} options */
  constructor({ server, onchange }) {
    this.server = server;
    this.onchange = onchange;
    this.turn = 0; // what was begun for an earlier turn stops by itself
    /** @type {HTMLAudioElement | null} */
    this.audio = null;
    /** @type {SpeechSynthesisUtterance | null} */
    this.utterance = null; // kept, or Chromium collects it before it ends
  }

  /**
   * Speak, and stop what is being spoken.
   * @param {string} ssml
   * @param {string} locale
   * @returns {Promise<boolean>} false where there is no voice
   */
  async say(ssml, locale) {
    this.stop();
    const turn = ++this.turn;
    const voice = await localVoice(locale);
    if (turn !== this.turn) return true;
    this.onchange(true);
    const done = (voice && (await this.#browser(ssml, voice, turn))) || (this.server && (await this.#server(ssml, locale, turn)));
    if (turn === this.turn) this.onchange(false);
    return done;
  }

  stop() {
    this.turn++;
    this.audio?.pause();
    this.audio = null;
    window.speechSynthesis?.cancel();
    this.onchange(false);
  }

  /** @param {string} ssml @param {SpeechSynthesisVoice} voice @param {number} turn */
  async #browser(ssml, voice, turn) {
    for (const { text, pause } of pieces(ssml)) {
      if (turn !== this.turn) return true;
      if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
      else if (!(await this.#utter(text, voice))) return turn !== this.turn;
    }
    return true;
  }

  /** @param {string} text @param {SpeechSynthesisVoice} voice @returns {Promise<boolean>} */
  #utter(text, voice) {
    return new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(text);
      this.utterance = utterance;
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.onend = () => resolve(true);
      utterance.onerror = () => resolve(false);
      window.speechSynthesis.speak(utterance);
    });
  }

  /** @param {string} ssml @param {string} locale @param {number} turn */
  async #server(ssml, locale, turn) {
    try {
      const address = URL.createObjectURL(await speech(ssml, locale));
      if (turn !== this.turn) return true;
      const audio = new Audio(address);
      this.audio = audio;
      const over = new Promise((resolve) => {
        for (const event of ["ended", "pause", "error"]) audio.addEventListener(event, resolve, { once: true });
      });
      await audio.play();
      await over;
      URL.revokeObjectURL(address);
      return true;
    } catch {
      return turn !== this.turn;
    }
  }
}

/**
 * A voice of this computer for the locale, if it has one.
 * @param {string} locale
 * @returns {Promise<SpeechSynthesisVoice | undefined>}
 */
async function localVoice(locale) {
  const voices = (await allVoices()).filter((voice) => voice.localService);
  const language = locale.slice(0, 2);
  const named = (/** @type {string} */ start) => voices.find((voice) => voice.lang.replace("_", "-").startsWith(start));
  return named(locale) ?? named(language);
}

/** Chromium reads its voices late, and says when. */
async function allVoices() {
  const synthesis = window.speechSynthesis;
  if (!synthesis) return [];
  if (!synthesis.getVoices().length) {
    await new Promise((resolve) => {
      synthesis.addEventListener("voiceschanged", resolve, { once: true });
      setTimeout(resolve, 250);
    });
  }
  return synthesis.getVoices();
}
