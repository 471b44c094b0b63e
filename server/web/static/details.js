// @ts-check
// What lies behind a reply: beside the conversation on a wide page, in a sheet of its own on a phone.
import { byId } from "./dom.js";
import { inspect } from "./inspector.js";

export class Details {
  constructor() {
    this.inspector = byId("inspector", HTMLElement);
    this.sheet = byId("sheet", HTMLDialogElement);
    this.aside = byId("aside", HTMLElement);
    this.wide = window.matchMedia("(width >= 60rem)");
    this.nothing = [...this.inspector.children];
    this.wide.addEventListener("change", () => this.#settle());
    this.#settle();
  }

  /** @param {import("./api.js").Answer} answer */
  of(answer) {
    inspect(this.inspector, answer);
  }

  /** When a person asks for them. @param {import("./api.js").Answer} answer */
  open(answer) {
    this.of(answer);
    if (!this.wide.matches) this.sheet.showModal();
  }

  clear() {
    this.inspector.replaceChildren(...this.nothing);
  }

  #settle() {
    (this.wide.matches ? this.aside : this.sheet).append(this.inspector);
    if (this.wide.matches) this.sheet.close();
  }
}
