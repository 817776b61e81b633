/** The Status page: each thing that must work, how it is, and what to do. */

import { ask } from "./agent.js";
import { make, words } from "./dom.js";
import { controls } from "./pause.js";

// What needs the person comes first.
const ORDER = ["missing", "note", "ok"];
const STATES = { ok: "Works", note: "Worth knowing", missing: "Needs you" };

/** @type {Dash.Page} */
export const page = { name: "status", title: "Status", show };

/**
 * Show the page.
 * @param {HTMLElement} root
 * @returns {Dash.Shown}
 */
function show(root) {
  const place = make("ul", { class: "lines", "aria-busy": "true" });
  const pausing = make("div", null);
  async function load() {
    /** @type {Dash.Status} */
    const told = await ask("status");
    const gravest = told.lines.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
    place.replaceChildren(...gravest.map(line));
    pausing.replaceChildren(controls(told, load));
    place.setAttribute("aria-busy", "false");
  }
  root.append(
    pausing,
    place,
    words(
      "The same, and what can be looked at without the agent: ",
      make("code", null, "handrail doctor"),
    ),
  );
  load();
  return { news: load };
}

/** @param {Dash.Line} told */
function line(told) {
  const mark = {
    class: "mark action",
    "data-value": { ok: "allow", note: "warn", missing: "block" }[told.state],
  };
  const body = [
    make("h2", null, told.name),
    make("span", mark, STATES[told.state]),
    words(told.says),
  ];
  if (told.next) body.push(make("p", { class: "remedy" }, told.next));
  return make("li", { class: "card", "data-state": told.state }, ...body);
}
