// @ts-check
// Hears what is spoken: on this computer alone. The browser's own recogniser is used where it works on the device;
// one that sends the sound away is not. Else the recogniser that npm installed, which knows the skill's sentences.

/** @typedef {{onstate: (state: "idle" | "loading" | "listening") => void, onheard: (text: string) => void, onfault: (text: string) => void}} Ears */

export class Listener {
  /** @param {{ear: boolean} & Ears} options */
  constructor({ ear, ...told }) {
    this.ear = ear;
    this.told = told;
    this.wanted = false;
    /** @type {any} */
    this.own = null;
    /** @type {HTMLIFrameElement | null} */
    this.frame = null;
    window.addEventListener("message", (event) => {
      if (event.origin === location.origin && event.source === this.frame?.contentWindow) this.#hear(event.data);
    });
  }

  /** @param {string} locale */
  async start(locale) {
    if (this.wanted) return;
    this.wanted = true;
    if (await onDevice(locale)) this.#browser(locale);
    else if (this.ear) this.#local(locale);
    else this.#over("Speech is not heard here: this browser has no recogniser of its own, and npm has not installed the other one. Type, please.");
  }

  stop() {
    if (!this.wanted) return;
    this.wanted = false;
    this.own?.stop();
    this.frame?.contentWindow?.postMessage({ stop: true }, location.origin);
  }

  /** @param {string} locale */
  #browser(locale) {
    const recogniser = new (/** @type {any} */ (window).SpeechRecognition)();
    this.own = recogniser;
    recogniser.lang = locale;
    recogniser.processLocally = true;
    recogniser.onresult = (/** @type {any} */ event) => this.told.onheard(event.results[0][0].transcript);
    recogniser.onerror = (/** @type {any} */ event) => this.#over(`The browser's recogniser failed: ${event.error}.`);
    recogniser.onend = () => this.#over("");
    recogniser.start();
    this.told.onstate("listening");
  }

  /** @param {string} locale */
  #local(locale) {
    const listen = () => this.frame?.contentWindow?.postMessage({ listen: locale }, location.origin);
    this.told.onstate("loading");
    if (this.frame?.dataset.locale === locale) return listen();
    this.frame?.remove();
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "Speech recognition";
    frame.allow = "microphone";
    frame.dataset.locale = locale;
    frame.src = "/frame/ear";
    this.frame = frame;
    document.body.append(frame);
  }

  /** @param {{ready?: boolean, state?: "loading" | "listening", heard?: string, failed?: string}} message */
  #hear({ ready, state, heard, failed }) {
    if (ready && this.wanted) this.frame?.contentWindow?.postMessage({ listen: this.frame.dataset.locale }, location.origin);
    if (ready && !this.wanted) this.told.onstate("idle");
    if (state) this.told.onstate(state);
    if (state === "listening" && !this.wanted) this.frame?.contentWindow?.postMessage({ stop: true }, location.origin);
    if (failed) this.#over(failed);
    if (heard === undefined) return;
    this.#over(heard ? "" : "Nothing was heard. Speak while the button is held.");
    if (heard) this.told.onheard(heard);
  }

  /** @param {string} fault */
  #over(fault) {
    this.wanted = false;
    this.told.onstate("idle");
    if (fault) this.told.onfault(fault);
  }
}

/** Whether the browser recognises this language without sending the sound away. @param {string} locale */
async function onDevice(locale) {
  const recogniser = /** @type {any} */ (window).SpeechRecognition;
  if (!recogniser?.available) return false;
  try {
    return (await recogniser.available({ langs: [locale], processLocally: true })) === "available";
  } catch {
    return false;
  }
}
