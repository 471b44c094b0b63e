// @ts-check
// Push to talk: the button by pointer, space or enter; F2 from anywhere.

/** @param {HTMLButtonElement} button @param {{start: () => void, stop: () => void}} heard */
export function pushToTalk(button, { start, stop }) {
  /** @param {Event} event @param {boolean} down */
  function pushed(event, down) {
    const key = event instanceof KeyboardEvent ? event.key : "";
    const onButton = event.currentTarget === button && (!key || key === " " || key === "Enter");
    if (!onButton && !(key === "F2" && event.currentTarget === document)) return;
    event.preventDefault();
    if (!down) stop();
    else if (!(event instanceof KeyboardEvent && event.repeat)) start();
  }
  for (const [begin, end] of [["pointerdown", "pointerup"], ["keydown", "keyup"]]) {
    button.addEventListener(begin, (event) => pushed(event, true));
    button.addEventListener(end, (event) => pushed(event, false));
  }
  button.addEventListener("pointerleave", stop);
  document.addEventListener("keydown", (event) => pushed(event, true));
  document.addEventListener("keyup", (event) => pushed(event, false));
}
