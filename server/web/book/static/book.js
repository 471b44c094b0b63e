// @ts-check
// Narrows the book to the entries in which all typed words occur. Without it the page is whole.

const box = /** @type {HTMLInputElement} */ (document.getElementById("find"));
const found = /** @type {HTMLElement} */ (document.getElementById("found"));
const entries = [...document.querySelectorAll("article")].map((element) => ({
  element,
  text: (element.textContent + " " + [...element.querySelectorAll(".source")].map((a) => a.getAttribute("title")).join(" ")).toLowerCase(),
}));
const chapters = [...document.querySelectorAll(".chapter")];
const WAIT = 120; // milliseconds after the last key

function narrow() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { element, text } of entries) {
    element.hidden = !words.every((word) => text.includes(word));
    if (!element.hidden) count += 1;
  }
  for (const chapter of chapters) {
    const own = chapter.querySelectorAll("article");
    /** @type {HTMLElement} */ (chapter).hidden = own.length > 0 ? [...own].every((entry) => entry.hidden) : words.length > 0;
  }
  found.textContent = `${count} ${count === 1 ? "entry" : "entries"}`;
}

/** A page that the server narrowed does not hold the rest: it is asked anew. */
function ask() {
  const address = new URL(location.href);
  address.searchParams.set("q", box.value.trim());
  address.hash = "";
  location.assign(address);
}

if (document.body.dataset.filtered === "yes") {
  box.addEventListener("change", ask);
} else {
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(narrow, WAIT);
  });
  if (box.value) narrow(); // a browser that goes back fills the box again
}
// A link into what is hidden shows everything again.
addEventListener("hashchange", () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest("[hidden]")) return;
  box.value = "";
  narrow();
  target.scrollIntoView();
});
