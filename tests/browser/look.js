// What a person would see wrong on a screen that was drawn: text cut off, too little contrast, answers too small to tap.

function lines(p) {
  // Where there are letters: a space at the end of a line takes no room.
  const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const text = walk.currentNode.data;
    if (!text.trim()) continue;
    const range = document.createRange();
    range.setStart(walk.currentNode, text.length - text.trimStart().length);
    range.setEnd(walk.currentNode, text.trimEnd().length);
    found.push(...range.getClientRects());
  }
  return found;
}

function inked(p) {
  const all = lines(p);
  return {
    left: Math.min(...all.map((r) => r.left)),
    top: Math.min(...all.map((r) => r.top)),
    right: Math.max(...all.map((r) => r.right)),
    bottom: Math.max(...all.map((r) => r.bottom)),
  };
}

function light(color) {
  const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map((part) => {
    const s = part / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function behind(element) {
  for (let e = element; e; e = e.parentElement) {
    const color = getComputedStyle(e).backgroundColor;
    if (!/rgba\(.*, 0\)|transparent/.test(color)) return color;
  }
  return "rgb(0, 0, 0)";
}

function contrast(p) {
  const [a, b] = [light(getComputedStyle(p).color), light(behind(p))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function texts() {
  return [...document.querySelectorAll("#view p")].filter((p) => p.textContent.trim());
}

/** Whether a box round a text is too small for it; what scrolls has room. */
function isCut(p) {
  const ink = inked(p);
  for (let e = p.parentElement; e && e.id !== "view"; e = e.parentElement) {
    if (e.classList.contains("scrollView")) return false;
    const room = e.getBoundingClientRect();
    const wide = ink.left < room.left - 1 || ink.right > room.right + 1;
    if (wide || ink.top < room.top - 1 || ink.bottom > room.bottom + 1) return true;
  }
  return false;
}

function overlap(a, b) {
  const beside = a.left >= b.right - 2 || a.right <= b.left + 2;
  return !beside && a.top < b.bottom - 2 && a.bottom > b.top + 2;
}

function lookAtScreen() {
  const all = texts();
  const boxes = all.map(inked);
  const name = (p) => p.textContent.slice(0, 40);
  return {
    texts: all.length,
    cut: all.filter(isCut).map(name),
    covered: all.filter((_, n) => boxes.some((box, m) => m < n && overlap(box, boxes[n]))).map(name),
    weak: all.filter((p) => contrast(p) < 4.5).map(name),
    small: [...document.querySelectorAll(".apl-c")]
      .filter((touch) => Math.min(touch.offsetHeight, touch.offsetWidth) < 48)
      .map((touch) => touch.textContent),
  };
}

/** The texts that are not wholly seen without scrolling. */
function beyondTheScreen(shape) {
  const middle = innerWidth / 2;
  const inside = (x, y) =>
    shape === "ROUND"
      ? Math.hypot(x - middle, y - middle) <= middle
      : x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
  const whole = (r) => inside(r.left, r.top) && inside(r.right, r.top)
    && inside(r.left, r.bottom) && inside(r.right, r.bottom);
  return texts().filter((p) => !lines(p).every(whole)).map((p) => p.textContent);
}

/** How much of the countdown ring is left, in percent. */
function ringLeft() {
  const dashes = [...document.querySelectorAll("#view path")].map((path) => path.getAttribute("stroke-dasharray"));
  return Math.round(parseFloat(dashes.find(Boolean)));
}

/** The numbers of the drawings that leave the circle in which they are seen. */
function outsideTheCircle() {
  const leaves = (path) => {
    const length = path.getTotalLength();
    return [...Array(21).keys()].some((step) => {
      const { x, y } = path.getPointAtLength((length * step) / 20);
      return Math.hypot(x - 50, y - 50) > 47.5;
    });
  };
  return [...document.querySelectorAll("svg")].flatMap((svg, number) =>
    [...svg.querySelectorAll("path")].some(leaves) ? [number] : []);
}
