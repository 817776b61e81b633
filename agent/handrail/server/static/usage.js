/** How each tool was used, by data class: numbers only, and where to go instead. */

import { make, words } from "./dom.js";
import { classHeads, table } from "./table.js";
import { amount } from "./words.js";

/** @type {Record<string, string>} a tier, as a mark beside a tool's name; its look */
const TIERS = {
  approved: "allow",
  unlisted: "warn",
  restricted: "redact",
  prohibited: "block",
};

/**
 * Make the table; the tool with the most pastes comes first.
 * @param {Dash.Overview} told
 */
export function usage({ used, classes, sanctioned }) {
  const title = "Each tool by class";
  const heads = ["Tool", ...classHeads(classes), "Nothing to check"];
  const rows = used.map((tool) => ({
    name: named(tool),
    cells: [...tool.checked.map((many, at) => number(many, tool.held[at])), number(tool.native)],
  }));
  const above = [make("h2", null, title), ...advice(used, sanctioned)];
  return table(title, heads, rows, above);
}

/** @param {Dash.Used} tool */
function named(tool) {
  const mark = { class: "mark action", "data-value": TIERS[tool.tier] ?? "" };
  const under = [make("span", mark, tool.tier)];
  if (tool.instead.length) under.push(make("span", null, `use ${tool.instead.join(", ")}`));
  return [tool.name, ...under.map((part) => make("small", { class: "under" }, part))];
}

/**
 * Say how many, and how many of them were held.
 * @param {number} many
 * @param {number} [held]
 */
function number(many, held = 0) {
  if (!many) return "–";
  const all = amount(many);
  if (!held) return all;
  return held === many ? `${all}, all held` : `${all}, ${amount(held)} held`;
}

/**
 * Say where to go from tools nobody decided about.
 * @param {Dash.Used[]} used
 * @param {string[]} sanctioned
 */
function advice(used, sanctioned) {
  const astray = used.some((tool) => tool.tier === "unlisted" && !tool.instead.length);
  if (!astray || !sanctioned.length) return [];
  return [words(`Approved for work in place of an unlisted tool: ${sanctioned.join(", ")}.`)];
}
