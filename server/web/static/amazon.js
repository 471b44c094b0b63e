// @ts-check
// Amazon's part: the permission that Alexa asks for, and the reminder service. Both are played by this server.
import { household } from "./api.js";
import { byId, el } from "./dom.js";

const ASK = "Connections.SendRequest";
const CARD = "AskForPermissionsConsent";

export class Amazon {
  /** @param {{onanswer: (status: string) => void}} options */
  constructor({ onanswer }) {
    this.dialog = byId("permission", HTMLDialogElement);
    this.granted = byId("granted", HTMLInputElement);
    this.answer = byId("answer", HTMLSelectElement);
    this.list = byId("reminders", HTMLElement);
    this.granted.addEventListener("change", () => this.set({ granted: this.granted.checked }));
    this.answer.addEventListener("change", () => this.set({ answer: Number(this.answer.value) }));
    this.dialog.addEventListener("close", async () => {
      const status = this.dialog.returnValue || "NOT_ANSWERED";
      if (status !== "NOT_ANSWERED") await this.set({ granted: status === "ACCEPTED" });
      onanswer(status);
    });
    for (const button of this.dialog.querySelectorAll("button")) {
      button.addEventListener("click", () => this.dialog.close(button.value));
    }
  }

  /** After a turn: what is kept now, and the question that Alexa asks for the skill. @param {import("./api.js").Turn} turn */
  async after(turn) {
    const told = turn.response?.response;
    if ((told?.directives ?? []).some((/** @type {any} */ each) => each.type === ASK && each.name === "AskFor")) {
      this.dialog.returnValue = "";
      this.dialog.showModal();
    }
    if (told?.card?.type === CARD) byId("menu", HTMLDetailsElement).open = true;
    this.show(await household());
  }

  /** @param {Partial<import("./api.js").Household>} what */
  async set(what) {
    this.show(await household(what));
  }

  /** @param {import("./api.js").Household} now */
  show({ granted, answer, reminders }) {
    this.granted.checked = granted;
    this.answer.value = String(answer);
    if (!reminders.length) {
      this.list.replaceChildren(el("p.hint", {}, "No reminder is set."));
      return;
    }
    const items = reminders.map((each) => el("li", {}, el("strong", {}, said(each)), el("span", {}, when(each.trigger))));
    this.list.replaceChildren(el("ul", {}, ...items));
  }
}

/** @param {any} reminder */
function said({ alertInfo }) {
  return alertInfo?.spokenInfo?.content?.[0]?.text ?? "Reminder";
}

/** @param {any} trigger */
function when({ type, scheduledTime, offsetInSeconds, recurrence }) {
  const again = recurrence?.recurrenceRules?.join(", ") ?? recurrence?.freq ?? "";
  return [type, scheduledTime?.replace("T", " "), offsetInSeconds && `in ${offsetInSeconds} s`, again].filter(Boolean).join(", ");
}
