// @ts-check
// The screen of the device: drawn by Amazon's renderer in a frame of its own, or told in words where it is missing.
import { el } from "./dom.js";

const RENDER = "Alexa.Presentation.APL.RenderDocument";

/** @param {any} response @returns {any} the directive that shows a screen, if there is one */
export function shownIn(response) {
  return (response?.response?.directives ?? []).find((/** @type {any} */ each) => each.type === RENDER) ?? null;
}

export class Stage {
  /**
   * @param {HTMLElement} place
   * @param {{renderer: boolean, ontouch: (touched: unknown[]) => void, onfault: (text: string) => void}} options
   */
  constructor(place, { renderer, ontouch, onfault }) {
    this.place = place;
    this.renderer = renderer;
    this.ontouch = ontouch;
    /** @type {HTMLIFrameElement | null} */
    this.frame = null;
    /** @type {{width: number, height: number, shape: string, mode: string} | null} */
    this.screen = null;
    /** @type {any} */
    this.shown = null;
    this.ready = false;
    new ResizeObserver(() => this.#fit()).observe(place);
    window.addEventListener("message", (event) => {
      if (event.origin !== location.origin || event.source !== this.frame?.contentWindow) return;
      if (event.data.ready) this.#send(true);
      if (event.data.drawn) this.place.dataset.drawn = this.shown?.token ?? "";
      if (event.data.touch) this.ontouch(event.data.touch);
      if (event.data.failed) onfault(`The screen could not be drawn: ${event.data.failed}`);
    });
  }

  /** Take the form of a device. @param {HTMLOptionElement} device */
  become(device) {
    const { width, height, shape, mode } = device.dataset;
    this.screen = width ? { width: Number(width), height: Number(height), shape: shape ?? "", mode: mode ?? "" } : null;
    this.place.hidden = !this.screen;
    this.place.dataset.device = device.value;
    this.ready = false;
    this.frame = null;
    this.shown = null;
    this.glass = el("div.glass");
    this.cards = el("div.cards");
    this.place.replaceChildren(this.glass, ...(device.value === "phone" ? [this.cards] : []));
    if (!this.screen) return;
    if (this.renderer) {
      this.frame = document.createElement("iframe");
      this.frame.title = `Screen of the ${device.text}`;
      this.frame.src = "/frame/renderer";
      this.frame.width = String(this.screen.width);
      this.frame.height = String(this.screen.height);
      this.glass.append(this.frame);
    }
    this.#words();
    this.#fit();
  }

  /** Show what a reply shows: its screen, and in the app its card. @param {import("./api.js").Turn} turn */
  show(turn) {
    if (!this.screen) return;
    const shown = shownIn(turn.response);
    if (shown || turn.session === "ended") this.shown = shown;
    delete this.place.dataset.drawn;
    this.#send(this.ready);
    this.#words();
    if (turn.card) this.#card(turn.card);
  }

  clear() {
    this.shown = null;
    this.#send(this.ready);
    this.#words();
    this.cards?.replaceChildren();
  }

  /** @param {boolean} ready */
  #send(ready) {
    this.ready = ready;
    if (!ready) return;
    const message = this.shown ? { render: { directive: this.shown, screen: this.screen } } : { clear: true };
    this.frame?.contentWindow?.postMessage(message, location.origin);
    if (this.frame) this.frame.hidden = !this.shown;
  }

  /** In words: for ears, and where nothing is drawn. */
  #words() {
    this.glass?.querySelector(".words")?.remove();
    if (this.shown && this.frame) return;
    const words = el("div.words");
    if (this.shown) words.append(...this.#told(this.shown.datasources ?? {}));
    else words.append(el("p.idle", {}, "Nothing is on the screen."));
    if (this.shown) words.append(el("p.hint", {}, "To see it drawn, install npm and run make setup."));
    this.glass?.append(words);
  }

  /** @param {any} datasources */
  #told(datasources) {
    const { title, texts, answers, source } = Object.assign({}, ...Object.values(datasources));
    const lines = (Array.isArray(texts) ? texts : []).map((text) => el("p", {}, typeof text === "string" ? text : JSON.stringify(text)));
    const rows = (Array.isArray(answers) ? answers : []).flat(2).filter((each) => each?.label);
    const buttons = rows.map((each) => {
      const button = el("button.plain", { type: "button" }, each.label);
      button.addEventListener("click", () => this.ontouch(each.touch ?? []));
      return button;
    });
    const heading = title ? [el("h3", {}, String(title))] : [];
    return [...heading, ...lines, el("div.answers", {}, ...buttons), ...(source ? [el("p.hint", {}, String(source))] : [])];
  }

  /** @param {{title: string, text: string}} card */
  #card({ title, text }) {
    const head = el("p.from", {}, el("img", { src: "/static/mark.svg", alt: "", width: "20", height: "20" }), "Muscle Mentor");
    this.cards?.prepend(el("article.app-card", {}, head, el("h3", {}, title), el("p", {}, text)));
  }

  /** The frame has the true size of the device, and is made to fit by scaling. */
  #fit() {
    if (!this.screen || !this.glass) return;
    const { width, height } = this.screen;
    const room = this.place.clientWidth - 32;
    const scale = Math.min(room / width, this.#tallest() / height, 1);
    this.glass.style.setProperty("--scale", String(scale));
    this.glass.style.setProperty("width", `${Math.round(width * scale)}px`);
    this.glass.style.setProperty("height", `${Math.round(height * scale)}px`);
  }

  #tallest() {
    return window.matchMedia("(width >= 60rem)").matches ? window.innerHeight * 0.52 : window.innerHeight * 0.36;
  }
}
