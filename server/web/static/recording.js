// @ts-check
// A session as a file: in the form of Amazon's replay, with what was answered as expectation.

export class Recording {
  constructor() {
    /** @type {import("./api.js").Turn[]} */
    this.turns = [];
  }

  /** @param {import("./api.js").Turn} turn */
  add(turn) {
    this.turns.push(turn);
  }

  clear() {
    this.turns = [];
  }

  /** @param {string} locale @param {string} device */
  file(locale, device) {
    const skill = /** @type {any} */ (this.turns.find((turn) => turn.request)?.request)?.session?.application?.applicationId;
    const recorded = {
      skillId: skill ?? "amzn1.ask.skill.local",
      locale,
      type: "text",
      device,
      userInput: this.turns.map((turn) => turn.utterance),
      expected: this.turns.map(({ intent, level, session, speech }) => ({ ...(intent && { intent }), ...(level && { level_any: [level] }), session, speech })),
    };
    return `${JSON.stringify(recorded, null, 2)}\n`;
  }

  /** @param {string} locale @param {string} device */
  download(locale, device) {
    const address = URL.createObjectURL(new Blob([this.file(locale, device)], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = "muscle-mentor-replay.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
}
