// @ts-check
// What lies behind an answer: what was understood, which rules fired, the request and the reply.
import { levelMark } from "./conversation.js";
import { el } from "./dom.js";

/**
 * @param {HTMLElement} place
 * @param {import("./api.js").Answer} answer
 */
export function inspect(place, { turn, why, milliseconds, failures, checked }) {
  const said = turn.utterance.startsWith("__") ? turn.utterance.replaceAll("_", "") : `“${turn.utterance}”`;
  place.replaceChildren(
    el("div", {}, el("h2", {}, "Behind the answer"), el("p.quote", {}, said)),
    ...(checked ? [verdict(failures ?? [])] : []),
    understood(turn),
    advice(turn, why),
    section("Reply", replyFacts(turn)),
    section("Session attributes", attributes(turn)),
    section("Time", times(turn.milliseconds ?? {}, milliseconds)),
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

/** @param {import("./api.js").Turn} turn @param {import("./api.js").Reason[]} why */
function advice(turn, why) {
  if (!turn.level) return section("Advice", el("p.none", {}, "This reply gives no level of advice."));
  const rules = (why ?? []).map(({ rule, reason }) => el("li", {}, code(rule), el("span", {}, reason || "no reason is given")));
  return section("Advice", facts([
    ["Level", levelMark(turn.level)],
    ["Rules", turn.rules?.length ? el("ul.why", {}, ...(rules.length ? rules : [tags(turn.rules)])) : "none: the words alone"],
    ["Suggestions", turn.suggestions?.length ? tags(turn.suggestions) : "none"],
  ]));
}

/** @param {string[]} failures */
function verdict(failures) {
  if (!failures.length) return section("Replay", el("p.fine-mark", {}, "As expected."));
  return section("Replay", el("pre", { tabindex: "0", "aria-label": "What differs" }, failures.join("\n")));
}

/** The skill's memory of the session, with what this turn changed. @param {import("./api.js").Turn} turn */
function attributes(turn) {
  const before = flat(/** @type {any} */ (turn.request)?.session?.attributes ?? {});
  const after = flat(turn.response?.sessionAttributes ?? {});
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const rows = names.map((name) => {
    const kind = before[name] === after[name] ? "kept" : !(name in before) ? "added" : !(name in after) ? "removed" : "changed";
    const value = kind === "removed" ? before[name] : after[name];
    return el("tr", { "data-change": kind }, el("td", {}, name), el("td", {}, value), el("td", {}, kind === "kept" ? "" : kind));
  });
  const changed = rows.filter((row) => row.dataset.change !== "kept");
  const same = rows.filter((row) => row.dataset.change === "kept");
  if (!rows.length) return el("p.none", {}, "The skill keeps nothing.");
  const table = (/** @type {HTMLElement[]} */ part) => el("table.attributes", {}, el("tbody", {}, ...part));
  const rest = same.length ? el("details", {}, el("summary", {}, `${same.length} unchanged`), table(same)) : null;
  return el("div", {}, changed.length ? table(changed) : el("p.none", {}, "Nothing changed."), rest);
}

/** @param {any} value @param {string} path @returns {Record<string, string>} */
function flat(value, path = "") {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { [path]: JSON.stringify(value) };
  return Object.assign({}, ...Object.entries(value).map(([name, part]) => flat(part, path ? `${path}.${name}` : name)));
}

/** @param {{ear?: number, skill?: number}} parts @param {number | undefined} whole */
function times({ ear, skill }, whole) {
  const shown = (/** @type {number | undefined} */ number) => (number === undefined ? null : `${number.toFixed(1)} ms`);
  return facts([["Ear", shown(ear)], ["Skill", shown(skill)], ["Whole turn", shown(whole)]]);
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
