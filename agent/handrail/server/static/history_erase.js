/** Erase rows: say how many, say what it means, and only then do it. */

import { ask } from "./agent.js";
import { button, dialog, labelled, make, say, words } from "./dom.js";
import { backwards, startOf } from "./history_filters.js";
import { count } from "./words.js";

/**
 * Say what erasing means.
 * @param {number} rows
 */
const meaning = (rows) =>
  `${rows === 1 ? "It is" : "They are"} removed from the file for good and cannot be brought back. ` +
  "Handrail protects you just as before.";

/**
 * Ask once more, then erase.
 * @param {object} request what /dashboard/erase takes
 * @param {number} rows
 * @param {() => void} again called when it is done
 */
export function confirmErase(request, rows, again) {
  const many = count(rows, "row");
  dialog(`Erase ${many}?`, (close) => {
    const erase = button(`Erase ${many}`, async () => {
      erase.disabled = true;
      const done = await ask("erase", request).finally(close);
      say(`${count(done.rows, "row")} erased.`);
      again();
    });
    const keep = make("button", { type: "button", class: "main", autofocus: true, click: close });
    keep.append(rows === 1 ? "Keep it" : "Keep them");
    return [words(meaning(rows)), make("div", { class: "choices" }, erase, keep)];
  });
}

const CHOOSE = "Choose the first and the last day.";

/**
 * Say what is wrong with the days; nothing where nothing is.
 * @param {string} first "2026-11-21", or empty
 * @param {string} last
 */
function unfit(first, last) {
  if (!first || !last) return CHOOSE;
  return backwards(first, last) ? "The last day is before the first. Change one of them." : "";
}

/** @typedef {{ first: string, last: string, all: boolean }} Span days as "2026-11-21", or empty */

/**
 * Give the moments between which a span lies.
 * @param {Span} span
 */
const momentsOf = ({ first, last, all }) =>
  all ? {} : { since: startOf(first, 0), until: startOf(last, 1) };

/**
 * Say what the agent is asked for.
 * @param {Span} span
 */
const requestOf = (span) => ({ what: span.all ? "all" : "range", ...momentsOf(span) });

/**
 * Count the rows of a span, and say how many, or what is wrong with the days.
 * @param {Span} span
 */
async function lookInto(span) {
  const problem = span.all ? "" : unfit(span.first, span.last);
  if (problem) return { rows: 0, says: problem };
  const { rows } = await ask("count", { wanted: momentsOf(span) });
  return { rows, says: wouldGo(rows, span.all) };
}

/**
 * Say how many rows there are to erase.
 * @param {number} rows
 * @param {boolean} all
 */
function wouldGo(rows, all) {
  if (rows) return `${count(rows, "row")} would be erased.`;
  return all ? "Your history is empty." : "There are no rows on these days.";
}

/**
 * Let the person choose a span of days or everything.
 * @param {() => void} again called when something was erased
 */
export function eraseSpan(again) {
  dialog("Erase from your history", (close) => {
    const first = make("input", { type: "date", name: "first" });
    const last = make("input", { type: "date", name: "last" });
    const all = make("input", { type: "checkbox", name: "all" });
    const many = make("p", { role: "status", class: "note" }, CHOOSE);
    const next = button("Continue…", () => go(), "main");
    next.disabled = true;
    let rows = 0;
    let asked = 0;

    /** @type {() => Span} */
    const chosen = () => ({ first: first.value, last: last.value, all: all.checked });

    async function look() {
      asked += 1;
      const mine = asked;
      first.disabled = last.disabled = all.checked;
      next.disabled = true;
      const told = await lookInto(chosen());
      if (mine !== asked) return; // another day was chosen meanwhile
      rows = told.rows;
      many.textContent = told.says;
      next.disabled = rows === 0;
    }

    function go() {
      close();
      confirmErase(requestOf(chosen()), rows, again);
    }

    const fields = make(
      "div",
      { class: "span", input: look },
      labelled("First day", first),
      labelled("Last day", last),
      make("label", { class: "check" }, all, "Everything"),
    );
    const choices = make("div", { class: "choices" }, button("Cancel", close), next);
    return [fields, many, choices];
  });
}
