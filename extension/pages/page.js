/**
 * What the extension's own pages share: their texts, their elements, and how the agent is.
 */

/**
 * Give a text in the person's language.
 * @param {string} key
 * @param {...string} values for its placeholders
 */
export const say = (key, ...values) => chrome.i18n.getMessage(key, values);

/** By the texts' own language: a browser in a language we lack shows English. */
const plural = new Intl.PluralRules(say("language_tag"));

/**
 * Give the text that fits a number, as content/texts.js does.
 * @param {string} stem key without its plural form
 * @param {number} number becomes the first placeholder
 * @param {...string} values
 */
export const count = (stem, number, ...values) =>
  say(`${stem}_${plural.select(number)}`, String(number), ...values) ||
  say(`${stem}_other`, String(number), ...values);

/** Fill in the texts that the markup names, and say which language they are in. */
export function localise() {
  document.documentElement.lang = say("language_tag");
  document.documentElement.dir = say("@@bidi_dir");
  /** @type {NodeListOf<HTMLElement>} */
  const named = document.querySelectorAll("[data-text]");
  for (const element of named) element.textContent = say(element.dataset.text ?? "");
}

/**
 * Find an element that the page's own markup has.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}

/**
 * Show a text, or nothing at all. A status written anew is spoken anew: only when it changed.
 * @param {string} id
 * @param {string} text
 */
export function show(id, text) {
  const element = part(id);
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === "" && element.getAttribute("role") !== "status";
}

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} look
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, look, ...children) {
  const element = document.createElement(tag);
  element.className = look;
  element.append(...children);
  return element;
}

/**
 * Ask the worker how a tab is.
 * @param {number} tabId
 * @returns {Promise<House.Overview | null>} null when the worker could not say
 */
export function overviewOf(tabId) {
  return chrome.runtime.sendMessage({ kind: "overview", tabId });
}

/**
 * Tell a time of day the way the person's browser does.
 * @param {number} atMs
 */
const timeOfDay = (atMs) => new Intl.DateTimeFormat([], { timeStyle: "short" }).format(atMs);

/** Headline of a state. */
const NAME_OF = Object.freeze({
  protected: "popup_protected",
  degraded: "popup_degraded",
  not_covered: "popup_not_covered",
});

/**
 * Name the state of a tab.
 * @param {House.Overview} overview
 */
export const stateName = ({ state, why, observing, until }) =>
  why === "paused"
    ? say("popup_paused", timeOfDay(until))
    : say(observing && state === "protected" ? "popup_observing" : NAME_OF[state]);

/** Why, and the one next step. @type {Readonly<Record<string, [why: string, next: string]>>} */
const ABOUT = Object.freeze({
  "": ["popup_why_protected", ""],
  not_a_tool: ["popup_why_not_a_tool", "popup_next_not_a_tool"],
  no_script: ["popup_why_no_script", "popup_next_no_script"],
  never_met: ["popup_why_never_met", "popup_next_never_met"],
  absent: ["popup_why_absent", "popup_next_absent"],
  refused: ["popup_why_refused", "popup_next_refused"],
  stopping: ["popup_why_stopping", "popup_next_stopping"],
  silent: ["popup_why_silent", "popup_next_silent"],
  paused: ["popup_why_paused", "popup_next_paused"],
});

/**
 * Say why a tab is as it is, and what to do.
 * @param {House.Overview} overview
 * @returns {{why: string, next: string}}
 */
export function reasons({ why, observing }) {
  const [because, next] = ABOUT[why] ?? ["", ""];
  if (why === "" && observing) return { why: say("popup_why_observing"), next: "" };
  return { why: say(because), next: next && say(next) };
}

/**
 * Say whether the app is connected, and what to do where it is not.
 * @param {House.Link} link
 * @returns {{state: House.TabState, name: string, why: string, next: string}}
 */
export function linkOf(link) {
  const connected = link === "connected";
  const [why, next] = ABOUT[link === "starting" ? "silent" : link] ?? ["options_why_connected", ""];
  return {
    state: connected ? "protected" : "degraded",
    name: say(connected ? "options_connected" : "options_not_connected"),
    why: say(why),
    next: next && say(next),
  };
}
