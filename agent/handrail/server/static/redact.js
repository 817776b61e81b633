/** The Redact page: a text in, the same text with every finding hidden out. Nothing is kept. */

import { ask } from "./agent.js";
import { button, make, say, words } from "./dom.js";
import { count } from "./words.js";

// Long enough to finish a word.
const TYPING_MS = 400;

/** @type {Record<Dash.Action, string>} what would happen to the text as it is */
const WOULD = {
  allow: "As it is, this may go to any chat nobody has decided about.",
  warn: "As it is, a chat nobody has decided about would get it only after a warning.",
  justify: "As it is, a chat nobody has decided about would get it only with a reason from you.",
  redact: "As it is, it would be held: only the version with everything hidden may go.",
  block: "As it is, it would be stopped.",
};

/** @type {Dash.Page} */
export const page = { name: "redact", title: "Redact", show };

/**
 * Show the page.
 * @param {HTMLElement} root
 * @returns {Dash.Shown}
 */
function show(root) {
  const given = area("given", "Your text", "Paste or drop a text here");
  const made = area("made", "With everything hidden", "What can be shared appears here");
  made.field.readOnly = true;
  const found = make("div", { class: "stack", "aria-live": "polite" });
  const copy = button("Copy", () => take(), "main");
  const clear = button("Clear", () => empty());
  copy.disabled = true;
  let asked = 0;
  let waiting = 0;

  async function work() {
    asked += 1;
    const mine = asked;
    const text = given.field.value;
    const told = await ask("redact", { text });
    if (mine !== asked) return; // the text has changed meanwhile
    made.field.value = told.redacted ?? "";
    copy.disabled = !told.redacted;
    found.replaceChildren(...findings(told, text));
  }

  async function take() {
    try {
      await navigator.clipboard.writeText(made.field.value);
    } catch {
      made.field.select();
      say("The browser did not let it be copied. It is selected: press Ctrl+C.");
      return;
    }
    say("Copied.");
  }

  function empty() {
    given.field.value = "";
    given.field.focus();
    work();
  }

  given.field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, TYPING_MS);
  });
  given.field.addEventListener("dragover", (event) => event.preventDefault());
  given.field.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return; // a dropped text goes in by itself
    event.preventDefault();
    read(file, given.field).then(work);
  });
  root.append(
    words("It stays on this computer, in memory, and is gone when you leave this page."),
    make("div", { class: "pair" }, given.box, made.box),
    make("div", { class: "choices" }, clear, copy),
    found,
  );
  return {
    hide: () => {
      asked += 1;
      clearTimeout(waiting);
      given.field.value = "";
      made.field.value = "";
    },
  };
}

/**
 * Read a dropped file as text.
 * @param {File} file
 * @param {HTMLTextAreaElement} field
 */
async function read(file, field) {
  const text = await file.text();
  if (text.includes("\0")) {
    say("This file is no text. Copy the text out of it and paste it here.");
    return;
  }
  field.value = text;
}

/**
 * Make a large field with its label.
 * @param {string} id
 * @param {string} name
 * @param {string} placeholder
 */
function area(id, name, placeholder) {
  const given = { id, placeholder, rows: "12", spellcheck: "false", autocomplete: "off" };
  const field = make("textarea", given);
  const box = make("div", { class: "area" }, make("label", { for: id }, name), field);
  return { field, box };
}

/**
 * Say what would happen to the text as it is, and what is hidden.
 * @param {Dash.Redacted} told
 * @param {string} text
 */
function findings(told, text) {
  if (!text) return [];
  return [words(WOULD[told.action]), ...hidden(told)];
}

/**
 * Say what was hidden, or that nothing had to be.
 * @param {Dash.Redacted} told
 */
function hidden(told) {
  if (told.redacted === null)
    return [words("This is too much to check all of it, so nothing is shown. Split the text.")];
  if (!told.hidden.length) return [words("Nothing was found, so nothing is hidden.")];
  const items = told.hidden.map((one) =>
    make("li", null, make("strong", null, `${one.title}: ${count(one.count, "time")}. `), one.why),
  );
  const title = `Hidden: ${count(told.hidden.length, "kind of value", "kinds of values")}`;
  return [
    make(
      "section",
      { class: "card" },
      make("h2", null, title),
      make("ul", { class: "lessons" }, ...items),
    ),
  ];
}
