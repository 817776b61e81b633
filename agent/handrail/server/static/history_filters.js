/** The filters of the History page. */

import { narrow } from "./chart.js";
import { button, labelled, make } from "./dom.js";
import { ACTIONS, CLASSES, DECISIONS } from "./words.js";

// Long enough to type a word, short enough to feel at once.
const TYPING_MS = 250;

/**
 * Make the filters.
 * @param {() => void} changed
 */
export function filters(changed) {
  const since = make("input", { type: "date", name: "since" });
  const until = make("input", { type: "date", name: "until" });
  const tool = make("input", { type: "search", name: "tool", list: "tools", maxlength: "255" });
  const names = make("datalist", { id: "tools" });
  const kind = choice("data_class", CLASSES);
  const action = choice("action", ACTIONS);
  const decision = choice("decision", DECISIONS);
  const clearing = button("Clear the filters", clear, "quiet");
  const form = make(
    "form",
    { class: "filters", role: "search", "aria-label": "Filter the rows" },
    labelled("From", since),
    labelled("To", until),
    labelled("Tool", tool, names),
    labelled("Class", kind),
    labelled("Handrail did", action),
    labelled("You did", decision),
    clearing,
  );
  const summary = make("summary", null);
  const fold = make("details", { class: "fold" }, summary, form);
  let waiting = 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      told();
      changed();
    }, TYPING_MS);
  });
  told();
  fit();
  narrow.addEventListener("change", fit);

  /** Unfold where there is room. */
  function fit() {
    fold.open = !narrow.matches;
  }

  /** Say how many filters are in use: folded they would be forgotten. */
  function told() {
    const used = Object.keys(wanted()).length;
    clearing.hidden = !used;
    summary.textContent = used ? `Filter the rows (${used} in use)` : "Filter the rows";
  }

  /** @returns {Dash.Wanted} */
  function wanted() {
    const given = {
      since: startOf(since.value, 0),
      until: startOf(until.value, 1),
      tool: tool.value,
      data_class: kind.value,
      action: action.value,
      decision: decision.value,
    };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  }

  function active() {
    return Object.keys(wanted()).length > 0;
  }

  function clear() {
    form.reset();
    told();
    (fold.open ? since : summary).focus();
    changed();
  }

  /** @param {string[]} tools */
  function offer(tools) {
    names.replaceChildren(...tools.map((name) => make("option", { value: name })));
  }

  const reversed = () => backwards(since.value, until.value);

  const hide = () => narrow.removeEventListener("change", fit);
  return { fold, hide, wanted, active, clear, offer, reversed };
}

/**
 * Give the moment at which a day begins here.
 * @param {string} day "2026-11-21", or empty
 * @param {number} later days after it
 */
export function startOf(day, later) {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return "";
  return new Date(year, month - 1, date + later).toISOString();
}

/**
 * Tell whether a span of days ends before it begins.
 * @param {string} first "2026-11-21", or empty
 * @param {string} last
 */
export const backwards = (first, last) => Boolean(first && last) && last < first;

/**
 * Make a choice of words, with "All" first.
 * @param {string} name
 * @param {Record<string, string>} words
 */
function choice(name, words) {
  const options = Object.entries(words).map(([value, text]) => make("option", { value }, text));
  return make("select", { name }, make("option", { value: "" }, "All"), ...options);
}
