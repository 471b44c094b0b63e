// @ts-check
// What the page asks of the server.

/**
 * @typedef {{raw: string, id: string | null, name: string | null}} HeardValue
 * @typedef {{name: string, type?: string, values: HeardValue[]}} HeardSlot
 * @typedef {{intent: string, score: number, tier: string, slots: HeardSlot[], runners_up: unknown[]}} Understanding
 * @typedef {object} Turn  What `muscle-mentor say` gives, and what lies behind it.
 * @property {string} utterance
 * @property {string} locale
 * @property {string | null} intent
 * @property {string | null} topic
 * @property {Record<string, unknown>} slots
 * @property {string | null} speech
 * @property {string | null} reprompt
 * @property {string | null} asks
 * @property {string | null} level
 * @property {string[]} rules
 * @property {string[]} suggestions
 * @property {"open" | "ended"} session
 * @property {{title: string, text: string} | null} card
 * @property {string | null} screen
 * @property {Understanding | null} understanding
 * @property {unknown} request
 * @property {any} response
 * @property {{ear?: number, skill?: number}} [milliseconds]
 * @typedef {{rule: string, level: string, reason: string}} Reason
 * @typedef {{session: string | null, turn: Turn, why: Reason[], say_next: string[], milliseconds?: number, content_problems?: string[], failures?: string[], checked?: boolean}} Answer
 * @typedef {{granted: boolean, answer: number, reminders: any[]}} Household
 */

/** The server refused or failed; `message` can be shown. */
export class Fault extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 */
async function ask(path, options) {
  let reply;
  try {
    reply = await fetch(path, options);
  } catch {
    throw new Fault(0, "The test server does not answer. Is it running?");
  }
  if (reply.ok) return reply;
  const told = await reply.json().catch(() => ({}));
  throw new Fault(reply.status, typeof told.error === "string" ? told.error : "The server failed.");
}

/** @param {string} path @param {unknown} body */
function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return ask(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/**
 * One turn of a conversation.
 * @param {{utterance: string, session: string | null, locale: string, device: string}} body
 * @returns {Promise<Answer>}
 */
export async function turn(body) {
  return (await post("/api/turn", body)).json();
}

/**
 * The server's voice. In: SSML. Out: a WAV file.
 * @param {string} text
 * @param {string} locale
 */
export async function speech(text, locale) {
  return (await post("/api/speech", { text, locale })).blob();
}

/**
 * What to say first in a locale.
 * @param {string} locale
 * @returns {Promise<string[]>}
 */
export async function suggestions(locale) {
  return (await (await ask(`/api/suggestions?locale=${encodeURIComponent(locale)}`)).json()).say_next;
}

/** What is wrong in the content files now. @returns {Promise<string[]>} */
export async function contentProblems() {
  return (await (await ask("/api/content")).json()).problems;
}

/**
 * Say a recorded talk again. In: what was read of its file.
 * @param {unknown} recorded
 * @returns {Promise<{locale: string, device: string, turns: Answer[]}>}
 */
export async function replay(recorded) {
  return (await post("/api/replay", recorded)).json();
}

/**
 * Amazon's part: shown, or set where something is given.
 * @param {Partial<Household>} [set]
 * @returns {Promise<Household>}
 */
export async function household(set) {
  const headers = { "Content-Type": "application/json" };
  return (await ask("/api/household", set && { method: "PUT", headers, body: JSON.stringify(set) })).json();
}
