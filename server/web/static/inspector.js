// @ts-check
// What lies behind an answer: what was understood, which rules fired, the request and the reply.
import { levelMark } from "./conversation.js";
import { el } from "./dom.js";

/**
 * @param {HTMLElement} place
 * @param {import("./api.js").Answer} answer
 */
export function inspect(place, { turn, milliseconds }) {
  const said = turn.utterance.startsWith("__") ? turn.utterance.replaceAll("_", "") : `“${turn.utterance}”`;
  place.replaceChildren(
    el("div", {}, el("h2", {}, "Behind the answer"), el("p.quote", {}, `${said}, ${milliseconds} ms`)),
    understood(turn),
    advice(turn),
    section("Reply", replyFacts(turn)),
    el("div", {}, json("Request", turn.request), json("Response", turn.response)),
  );
}

/** @param {string} title @param {...Node} content */
function section(title, ...content) {
  return el("section", {}, el("h3", {}, title), ...content);
}

/** @param {[string, Node | string | null | undefined][]} pairs */
function facts(pairs) {
  const list = el("dl.facts");
  for (const [name, value] of pairs) {
    if (value !== null && value !== undefined) list.append(el("dt", {}, name), el("dd", {}, value));
  }
  return list;
}

/** @param {string} text */
const code = (text) => el("code", {}, text);

/** @param {import("./api.js").Turn} turn */
function understood(turn) {
  const heard = turn.understanding;
  if (!turn.intent && !heard) return section("Understood", el("p.none", {}, "No words, so nothing to understand."));
  const list = facts([
    ["Intent", code(turn.intent ?? heard?.intent ?? "none")],
    ["Topic", turn.topic ? code(turn.topic) : null],
    ["Confidence", heard ? score(heard.score, heard.tier) : null],
    ["Next best", heard?.runners_up?.length ? runnersUp(heard.runners_up) : null],
  ]);
  return section("Understood", list, slots(turn));
}

/** @param {number} value @param {string} tier */
function score(value, tier) {
  const meter = el("meter", { min: "0", max: "1", value: String(value), "aria-label": "Confidence" });
  return el("span.score", {}, meter, `${Number(value).toFixed(2)}, ${tier}`);
}

/** In: names, [name, score] pairs, or objects with intent and score. @param {unknown[]} found */
function runnersUp(found) {
  return found.slice(0, 3).map((each) => {
    const pair = Array.isArray(each) ? each : typeof each === "object" && each ? [Reflect.get(each, "intent"), Reflect.get(each, "score")] : [each];
    return typeof pair[1] === "number" ? `${pair[0]} ${pair[1].toFixed(2)}` : String(pair[0]);
  }).join(", ");
}

/** @param {import("./api.js").Turn} turn */
function slots(turn) {
  const heard = turn.understanding?.slots ?? [];
  const rows = heard.flatMap((slot) => slot.values.map((value) => [slot.name, value.raw, value.id ?? "not known"]));
  if (!rows.length) rows.push(...Object.entries(turn.slots ?? {}).map(([name, value]) => [name, "", String(value)]));
  if (!rows.length) return el("p.none", {}, "No slots.");
  const head = el("tr", {}, ...["Slot", "Heard", "Meant"].map((name) => el("th", { scope: "col" }, name)));
  const body = rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, cell))));
  return el("table", {}, el("thead", {}, head), el("tbody", {}, ...body));
}

/** @param {import("./api.js").Turn} turn */
function advice(turn) {
  if (!turn.level) return section("Advice", el("p.none", {}, "This reply gives no level of advice."));
  return section("Advice", facts([
    ["Level", levelMark(turn.level)],
    ["Rules", turn.rules?.length ? tags(turn.rules) : "none: the words alone"],
    ["Suggestions", turn.suggestions?.length ? tags(turn.suggestions) : "none"],
  ]));
}

/** @param {string[]} names */
function tags(names) {
  return el("ul.tags", {}, ...names.map((name) => el("li", {}, code(name))));
}

/** @param {import("./api.js").Turn} turn */
function replyFacts(turn) {
  return facts([
    ["Asks for", turn.asks ? code(turn.asks) : "nothing"],
    ["Reprompt", turn.reprompt],
    ["Session", turn.session],
    ["Screen", turn.screen ? code(turn.screen) : "none"],
  ]);
}

/** @param {string} title @param {unknown} value */
function json(title, value) {
  const text = JSON.stringify(value, null, 2) ?? "none";
  const copy = el("button.quiet.copy", { type: "button" }, `Copy ${title.toLowerCase()}`);
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    copy.textContent = "Copied";
  });
  return el("details", {}, el("summary", {}, `${title} JSON`), copy, el("pre", { tabindex: "0", "aria-label": `${title} JSON` }, text));
}
