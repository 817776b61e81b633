/** One row, explained with the rules' own words and what to do about it. */

import { ask } from "./agent.js";
import { button, dialog, make, words } from "./dom.js";
import { confirmErase } from "./history_erase.js";
import { ACTIONS, CLASSES, CLASSES_MEAN, count, DECISIONS, SURFACES, when } from "./words.js";

/** @type {Record<string, string>} what the policy says about a tool */
const TIERS = {
  approved: "Approved by your policy",
  unlisted: "Not named in your policy",
  restricted: "Restricted by your policy",
  prohibited: "Prohibited by your policy",
};

/**
 * Explain a row.
 * @param {string} id
 * @param {() => void} again called when it was erased
 */
export async function explain(id, again) {
  /** @type {Dash.RowExplained} */
  const told = await ask("row", { id });
  const { row } = told;
  dialog(
    `${SURFACES[row.surface]} for ${row.tool_name}`,
    (close) => [
      facts(told),
      ...remarks(told).map((remark) => words(remark)),
      ...told.rules.map(ruleCard),
      make(
        "div",
        { class: "choices" },
        button("Erase this row…", () => {
          close();
          confirmErase({ what: "one", id }, 1, again);
        }),
        make("button", { type: "button", class: "main", autofocus: true, click: close }, "Close"),
      ),
    ],
    "wide",
  );
}

/**
 * List what is known of the row.
 * @param {Dash.RowExplained} told
 */
function facts({ row, length_chars, reason, tier, ceiling }) {
  const list = make("dl", null);
  /** @param {string} name @param {(Node | string)[]} value */
  const add = (name, ...value) => list.append(make("dt", null, name), make("dd", null, ...value));
  add("When", when(row.at));
  add("Where to", `${row.tool_name} (${row.host})`);
  const means = make("small", { class: "under" }, CLASSES_MEAN[row.data_class]);
  add("Class", CLASSES[row.data_class], means);
  add("Handrail", ACTIONS[row.action]);
  add("You", decided(row));
  if (reason) add("Your reason", reason);
  add("Length", count(length_chars, "character"));
  const takes = `; it may receive up to ${ceiling} content as it is`;
  add("This tool now", `${TIERS[tier] ?? tier}${tier === "prohibited" ? "" : takes}`);
  return list;
}

/**
 * Say what the person did, and when.
 * @param {Dash.Row} row
 */
function decided(row) {
  const did = DECISIONS[row.decision ?? "none"];
  return row.decided_at && row.decision !== "passed" ? `${did}, ${when(row.decided_at)}` : did;
}

/**
 * Say what else there is to know.
 * @param {Dash.RowExplained} told
 */
function remarks(told) {
  const said = [];
  if (told.partial) said.push("It was too long to check all of it.");
  if (told.unscannable) said.push("A file in it could not be checked.");
  if (told.decoded_via.length)
    said.push(`Something was hidden in another writing: ${told.decoded_via.join(", ")}.`);
  if (told.seen_before)
    said.push(
      `The same value was held ${count(told.seen_before, "other time")}. ` +
        "If you need it often, keep it out of the text you copy from.",
    );
  if (!told.rules.length) said.push("No rule matched, so there was nothing to hold.");
  return said;
}

/**
 * Show a rule with its reason and its remedy.
 * @param {Dash.Explained} rule
 */
function ruleCard(rule) {
  const title = rule.count > 1 ? `${rule.title}, ${rule.count} times` : rule.title;
  const unknown = "This rule is not in force any more, so its words are not known here.";
  const body = rule.why
    ? [
        words(rule.why),
        make("p", { class: "remedy" }, make("strong", null, "What helps: "), rule.remedy),
      ]
    : [words(unknown)];
  return make("section", { class: "card" }, make("h3", null, title), ...body);
}
