/** The part of the wizard that is about tools: which are approved, how far, and which are out. */

import { button, labelled, make } from "./dom.js";
import { rowsOf } from "./wizard_kept.js";

/** @type {[string, string]} */
const CHOOSE = ["", "Choose"];
/** @type {[string, string][]} */
const CEILINGS = [
  ["internal", "up to internal"],
  ["public", "public only"],
  ["sensitive", "up to sensitive"],
];
/** @type {[string, string][]} */
const LOWER = [
  ["public", "public only"],
  ["internal", "up to internal"],
];
/** @type {[string, string][]} */
const ASSURANCES = [
  ["dpa", "Processing agreement"],
  ["baa", "Business associate agreement"],
  ["no-training", "No training on our data"],
];

/**
 * Make the list of approved tools, with a button for one more.
 * @param {[string, string][]} tools
 */
export function approvedTools(tools) {
  const box = make("fieldset", null, make("legend", null, "Which tools are approved?"));
  return growing(box, "approved", "Approve a tool", (gone) => approved(tools, gone));
}

/**
 * Let a list grow by a row with each press of a button, and shrink with the button of a row.
 * @param {HTMLFieldSetElement} box
 * @param {string} name
 * @param {string} title of the button
 * @param {(gone: () => void) => HTMLElement} fresh makes a row
 */
function growing(box, name, title, fresh) {
  function grow() {
    const row = fresh(() => {
      row.remove();
      add.focus();
      changed(box);
    });
    row.dataset.row = "";
    box.insertBefore(row, add);
    return row;
  }
  const add = button(title, () => {
    grow().querySelector("select")?.focus();
    changed(box);
  });
  box.append(add);
  rowsOf(box, name, grow);
  return box;
}

/**
 * Make the fields of one approved tool.
 * @param {[string, string][]} tools
 * @param {() => void} gone
 */
const approved = (tools, gone) =>
  card("approved", "Approved tool", tools, gone, [
    labelled("May receive", select("ceiling", CEILINGS)),
    labelled("Agreement", input("agreement")),
    labelled("Keeps data in", input("region")),
    labelled("Assessed on; empty is not yet", day("reviewed_on")),
    ...ASSURANCES.map(([value, text]) =>
      make("label", { class: "check" }, make("input", { type: "checkbox", value }), text),
    ),
  ]);

/**
 * Make a group of fields about one tool. None is chosen at first: nobody decides by accident.
 * @param {string} look
 * @param {string} title
 * @param {[string, string][]} tools
 * @param {() => void} gone
 * @param {Node[]} fields
 */
function card(look, title, tools, gone, fields) {
  const tool = select("tool", [CHOOSE, ...tools]);
  const remove = removing(tool, gone);
  const label = labelled("Tool", tool);
  const given = { class: `card stack ${look}`, role: "group", "aria-label": title };
  const group = make("div", given, label, ...fields, remove);
  tool.addEventListener("change", () => {
    group.ariaLabel = tool.value ? `${title}: ${nameOf(tool)}` : title;
  });
  return group;
}

/**
 * Make the button that takes a tool out again, and says which.
 * @param {HTMLSelectElement} tool
 * @param {() => void} gone
 */
function removing(tool, gone) {
  const remove = button("Remove", gone);
  tool.addEventListener("change", () => {
    remove.ariaLabel = tool.value ? `Remove ${nameOf(tool)}` : "Remove";
  });
  return remove;
}

/** @param {HTMLSelectElement} tool */
const nameOf = (tool) => tool.selectedOptions[0]?.text ?? "";

/**
 * Make the list of tools that may receive less than above, with a button for one more.
 * @param {[string, string][]} tools
 */
export function lowerTools(tools) {
  const title = "Which tools may receive less here?";
  const box = make("fieldset", null, make("legend", null, title));
  return growing(box, "lowered", "Lower a tool", (gone) =>
    card("lowered", "Lowered tool", tools, gone, [
      labelled("May receive", select("ceiling", LOWER)),
    ]),
  );
}

/**
 * Read the lowered tools of the form.
 * @param {HTMLFormElement} form
 */
export const lowered = (form) =>
  [...form.querySelectorAll(".lowered")]
    .map((row) => [fieldOf(row, "tool"), fieldOf(row, "ceiling")])
    .filter(([tool]) => tool);

/**
 * Make a list of tools of which several may be chosen.
 * @param {string} name
 * @param {string} title
 * @param {[string, string][]} tools
 */
export function toolList(name, title, tools) {
  const box = make("fieldset", null, make("legend", null, title));
  return growing(box, name, "Name a tool", (gone) => {
    const tool = make("select", { name, "aria-label": title }, ...options([CHOOSE, ...tools]));
    return make("div", { class: "choices" }, tool, removing(tool, gone));
  });
}

/**
 * Read the approved tools of the form.
 * @param {HTMLFormElement} form
 */
export function picked(form) {
  const rows = [...form.querySelectorAll(".approved")].map((row) => {
    /** @param {string} name */
    const value = (name) => fieldOf(row, name);
    const ticked = [...row.querySelectorAll("input:checked")];
    return {
      id: value("tool"),
      ceiling: value("ceiling"),
      agreement: value("agreement"),
      region: value("region"),
      reviewed_on: value("reviewed_on") || null,
      assurances: ticked.map((box) => box.getAttribute("value") ?? ""),
    };
  });
  return rows.filter(({ id }) => id);
}

/**
 * Read one field of a tool.
 * @param {Element} row
 * @param {string} name
 */
function fieldOf(row, name) {
  const field = row.querySelector(`[data-field="${name}"]`);
  const known = field instanceof HTMLSelectElement || field instanceof HTMLInputElement;
  return known ? field.value : "";
}

/** @param {HTMLElement} box */
const changed = (box) => box.dispatchEvent(new Event("input", { bubbles: true }));

/** @param {string} field */
const input = (field) =>
  make("input", { type: "text", maxlength: "200", "data-field": field, autocomplete: "off" });

/**
 * Make a field for a day. A year of five digits is no day to the agent.
 * @param {string} field
 */
const day = (field) => make("input", { type: "date", max: "9999-12-31", "data-field": field });

/**
 * @param {string} field
 * @param {[string, string][]} choices
 */
const select = (field, choices) => make("select", { "data-field": field }, ...options(choices));

/** @param {[string, string][]} choices */
const options = (choices) => choices.map(([value, text]) => make("option", { value }, text));
