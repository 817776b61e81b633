/** What the wizard's forms are made of. */

import { button, make, say } from "./dom.js";

// As the agent takes them: engine/policy_file.py and server/dashboard_wizard.py.
const WORD_CHARS = 200;
const WORDS = 500;

/**
 * Make a field for a line of text.
 * @param {string} name
 * @param {string} title
 */
export const line = (name, title) =>
  make(
    "label",
    null,
    make("span", null, title),
    make("input", { name, type: "text", maxlength: "200", autocomplete: "off" }),
  );

/**
 * Make a list to choose one from.
 * @param {string} name
 * @param {string} title
 * @param {[string, string][]} options
 */
export const choice = (name, title, options) =>
  make(
    "label",
    null,
    make("span", null, title),
    make("select", { name }, ...options.map(([value, text]) => make("option", { value }, text))),
  );

/**
 * Make boxes to tick.
 * @param {string} name
 * @param {string} title
 * @param {[string, string][]} options
 */
export const boxes = (name, title, options) =>
  make(
    "fieldset",
    null,
    make("legend", null, title),
    ...options.map(([value, text]) =>
      make("label", { class: "check" }, make("input", { type: "checkbox", name, value }), text),
    ),
  );

/**
 * Make a field for a whole number.
 * @param {string} name
 * @param {string} title
 * @param {number} least
 * @param {number} most
 * @param {string} otherwise what holds where nothing is said
 */
export function number(name, title, least, most, otherwise = String(most)) {
  const limits = { min: String(least), max: String(most), placeholder: otherwise };
  const field = make("input", { name, type: "number", inputmode: "numeric", ...limits });
  return make("label", null, make("span", null, title), field);
}

/**
 * Read a whole number; null where none was given.
 * @param {FormData} given
 * @param {string} name
 */
export function wholeOf(given, name) {
  const text = String(given.get(name) ?? "").trim();
  return /^[0-9]{1,5}$/.test(text) ? Number(text) : null;
}

/**
 * Say what is wrong with own words; nothing where nothing is.
 * @param {string} text
 */
function wrongWords(text) {
  const lines = text.split("\n");
  if (lines.some((line) => line.trim().length > WORD_CHARS))
    return `A word may have ${WORD_CHARS} characters at most.`;
  return lines.length > WORDS ? `There may be ${WORDS} words at most.` : "";
}

/** Make the field for own words. */
export function ownWords() {
  const field = make("textarea", { name: "words", rows: "3", spellcheck: "false" });
  field.addEventListener("input", () => field.setCustomValidity(wrongWords(field.value)));
  const title = "Words of your own, a line each: code names, customers (held as sensitive)";
  return make("label", null, make("span", null, title), field);
}

/**
 * Read the own words; a single letter is one that is being typed.
 * @param {FormData} given
 */
export const wordsOf = (given) =>
  String(given.get("words") ?? "")
    .split("\n")
    .map((word) => word.trim())
    .filter((word) => word.length > 1);

/**
 * List lines under a heading.
 * @param {string} title
 * @param {(Node | string)[]} lines
 * @param {Record<string, string>} look
 */
export const listed = (title, lines, look = { class: "card" }) =>
  make(
    "section",
    look,
    make("h2", null, title),
    make("ul", { class: "lessons" }, ...lines.map((one) => make("li", null, one))),
  );

/**
 * Say which answers do not go together.
 * @param {string[]} problems
 */
export const refused = (problems) =>
  listed("These answers do not go together yet", problems, {
    class: "card problem",
    role: "status",
  });

/**
 * Say which answers cannot be, in the browser's own words.
 * @param {HTMLFormElement} form
 */
export const unfit = (form) =>
  [...form.querySelectorAll("input, textarea")].flatMap((field) => {
    const known = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (!known || field.checkValidity()) return [];
    return [`${field.labels?.[0]?.querySelector("span")?.textContent} ${field.validationMessage}`];
  });

/**
 * Show a file, folded.
 * @param {string} text
 * @param {string[]} lines what is said about lines of it, to who edits it
 */
export const file = (text, lines = []) =>
  make(
    "details",
    { class: "card" },
    make("summary", null, "The policy file"),
    ...lines.map((line) => make("p", { class: "remedy" }, line)),
    make("pre", null, text),
  );

/**
 * Make a button that saves a text as a file.
 * @param {string} title
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export const save = (title, name, type, text) =>
  button(title, () => {
    const href = URL.createObjectURL(new Blob([text], { type }));
    make("a", { href, download: name }).click();
    URL.revokeObjectURL(href);
    say(`Saved as ${name}.`);
  });
