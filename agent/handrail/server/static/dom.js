/** Build elements: text is always text, never markup. */

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | boolean | EventListener> | null} given attributes; a function
 *   listens, true is an empty attribute, false none
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, given, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given ?? {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/**
 * Find an element of index.html.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}

// Long enough to be read twice; later it would only stand in front of the page.
const SAID_MS = 8_000;
let saying = 0;

/**
 * Say something to everybody, who listens included.
 * @param {string} words
 */
export function say(words) {
  const place = part("said");
  place.textContent = "";
  // The same words twice are heard only where they were gone in between.
  requestAnimationFrame(() => {
    place.textContent = words;
  });
  clearTimeout(saying);
  saying = setTimeout(() => {
    place.textContent = "";
  }, SAID_MS);
}

/**
 * Make a button.
 * @param {string} words
 * @param {EventListener} press
 * @param {string} look
 */
export const button = (words, press, look = "") =>
  make("button", { type: "button", class: look, click: press }, words);

/**
 * Put a label in front of a field.
 * @param {string} name
 * @param {HTMLElement} field
 * @param {...Node} more
 */
export function labelled(name, field, ...more) {
  return make("label", null, make("span", null, name), field, ...more);
}

/**
 * Make a heading with a paragraph, as an empty place shows it.
 * @param {string} title
 * @param {...(Node | string)} more
 */
export const lesson = (title, ...more) =>
  make("section", { class: "lesson" }, make("h2", null, title), ...more);

/**
 * Make a paragraph.
 * @param {...(Node | string)} children
 */
export const words = (...children) => make("p", null, ...children);

/**
 * Open a dialog over the page; it is gone once it closes.
 * @param {string} title
 * @param {(close: () => void) => Node[]} content
 * @param {string} look
 */
export function dialog(title, content, look = "") {
  const id = `dialog-${crypto.randomUUID()}`;
  const box = make("dialog", { class: look, "aria-labelledby": id });
  const close = () => box.close();
  const heading = make("h2", { id, tabindex: "-1" }, title);
  box.append(heading, ...content(close));
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => {
    if (event.target === box) close(); // beside it
  });
  document.body.append(box);
  box.showModal();
  // What has the focus first stands at the end: there it would be read from the end.
  if (box.scrollHeight > box.clientHeight) heading.focus();
  return box;
}
