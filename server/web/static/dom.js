// @ts-check
// Small helpers for the page. Text only ever enters as text: nothing here reads markup.

/**
 * Make an element.
 * @param {string} name tag, with classes after dots: "p.speech"
 * @param {Record<string, string | boolean | null>} [attributes] null and false leave one out
 * @param {...(Node | string | null)} children
 */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/**
 * Find an element that the template holds.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${id}`);
}
