/** Erase rows: say how many, say what it means, and only then do it. */

import { ask } from "./agent.js";
import { button, dialog, make, say, words } from "./dom.js";
import { labelled, startOf } from "./history_filters.js";
import { count } from "./words.js";

const MEANING =
  "They are removed from the file for good and cannot be brought back. " +
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
    return [words(MEANING), make("div", { class: "choices" }, erase, keep)];
  });
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
    const many = make("p", { role: "status", class: "note" }, "Choose the first and the last day.");
    const next = button("Continue…", () => go(), "main");
    next.disabled = true;
    let rows = 0;

    const span = () => ({ since: startOf(first.value, 0), until: startOf(last.value, 1) });
    const request = () => (all.checked ? { what: "all" } : { what: "range", ...span() });

    async function look() {
      first.disabled = last.disabled = all.checked;
      const wanted = all.checked ? {} : span();
      const complete = all.checked || Object.values(wanted).every(Boolean);
      rows = complete ? (await ask("count", { wanted })).rows : 0;
      many.textContent = complete
        ? `${count(rows, "row")} would be erased.`
        : "Choose the first and the last day.";
      next.disabled = rows === 0;
    }

    function go() {
      close();
      confirmErase(request(), rows, again);
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
