/** The tables that say what may go where: one form and one set of words on every page. */

import { make } from "./dom.js";
import { CLASSES, CLASSES_MEAN } from "./words.js";

/** @type {Record<Dash.Action, string>} whether a content may go in */
export const MAY = {
  allow: "Yes",
  warn: "You are asked",
  justify: "With a reason",
  redact: "Only redacted",
  block: "No",
};

/**
 * Name the columns of the data classes.
 * @param {Dash.DataClass[]} classes
 */
export const classHeads = (classes) => classes.map((kind) => CLASSES[kind]);

/**
 * Make the answer for each class.
 * @param {{ actions: Dash.Action[], redacted: boolean[] }} told redacted: whether the redacted
 *   version may go where the action stops
 */
export const answers = ({ actions, redacted }) =>
  actions.map((action, at) => {
    const shown = action === "block" && redacted[at] ? "redact" : action;
    return make("span", { class: "mark action", "data-value": shown }, MAY[shown]);
  });

/**
 * Make a table; where there is no room its rows become blocks, each cell beside its head.
 * @param {string} title
 * @param {string[]} heads the first is that of the rows' names
 * @param {{ name: (Node | string)[], cells: (Node | string)[] }[]} rows
 * @param {(Node | string)[]} above what stands above it; nothing: the title is only heard
 */
export function table(title, heads, rows, above = []) {
  const head = heads.map((name) => make("th", { role: "columnheader", scope: "col" }, name));
  const lines = rows.map(({ name, cells }) =>
    make(
      "tr",
      { role: "row" },
      make("th", { role: "rowheader", scope: "row" }, ...name),
      ...cells.map((cell, at) =>
        make("td", { role: "cell", "data-head": heads[at + 1] ?? "" }, cell),
      ),
    ),
  );
  return make(
    "section",
    { class: "rows plain" },
    ...above,
    make(
      "table",
      { role: "table" },
      make("caption", { class: "unseen" }, title),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...head)),
      make("tbody", { role: "rowgroup" }, ...lines),
    ),
  );
}

/** Make the list that says what each data class means. */
export const classesMean = () =>
  make(
    "dl",
    { class: "told" },
    ...Object.entries(CLASSES_MEAN).flatMap(([kind, means]) => [
      make("dt", null, CLASSES[/** @type {Dash.DataClass} */ (kind)]),
      make("dd", null, means),
    ]),
  );

/** Make the same list, folded: for pages that are about something else. */
export const classesFolded = () =>
  make(
    "details",
    { class: "words" },
    make("summary", null, "What do public, internal, sensitive and prohibited mean?"),
    classesMean(),
  );
