/** The part of the wizard that makes a whole policy and its document. */

import { make } from "./dom.js";
import {
  boxes,
  choice,
  file,
  line,
  listed,
  number,
  ownWords,
  refused,
  save,
  wholeOf,
  wordsOf,
} from "./wizard_fields.js";
import { approvedTools, picked, toolList } from "./wizard_tools.js";
import { user } from "./wizard_use.js";

/** @type {[string, string][]} */
const FRAMEWORKS = [
  ["soc2", "SOC 2"],
  ["gdpr", "GDPR"],
  ["hipaa", "HIPAA"],
  ["iso27001", "ISO 27001"],
  ["iso42001", "ISO 42001"],
  ["pci-dss", "PCI DSS"],
  ["eu-ai-act", "EU AI Act"],
  ["nist-ai-rmf", "NIST AI RMF"],
];
/** @type {[string, string][]} */
const POSTURES = [
  ["enforce", "Enforce: hold or stop"],
  ["coach", "Coach: ask for a reason, stop nothing"],
  ["observe", "Observe: only record, visibly"],
];
/** @type {[string, string][]} */
const ABOVE = [
  ["warn", "Warn: the person decides"],
  ["justify", "Ask for a reason"],
  ["redact", "Only with the values hidden"],
  ["block", "Stop it"],
];
/** @type {[string, string][]} */
const UNLISTED = [
  ["internal", "up to internal"],
  ["public", "public only"],
];
/** @type {[string, string][]} */
const UNKNOWN = [
  ["", "as with a work account"],
  ["internal", "up to internal"],
  ["public", "public only"],
];
// As engine/policy.py has it: no policy allows a longer one.
const PAUSE_MAX_MINUTES = 15;
const MARKS = { enforced: "enforced", recorded: "recorded", trust: "on trust" };

/**
 * Make the part.
 * @param {Dash.Choices} told
 * @returns {Dash.Maker}
 */
export function wholePolicy(told) {
  const using = user("policy", "the starter policy", told.taken);
  return {
    title: "A whole policy and its document",
    path: "wizard",
    fields: () => fields(told),
    answers,
    shown: (/** @type {Dash.Made} */ made, /** @type {() => void} */ keep) =>
      shown(made, using(made.kept, keep)),
  };
}

/** @param {Dash.Choices} told */
function fields(told) {
  return [
    line("organisation", "What is your organisation called?"),
    line("owner", "Who answers questions about the policy?"),
    line("industry", "Which industry?"),
    line("incident_contact", "Whom do people tell when something slipped?"),
    boxes("frameworks", "Which frameworks bind you?", FRAMEWORKS),
    approvedTools(told.tools),
    toolList("prohibited", "Which tools may receive nothing?", told.tools),
    choice("posture", "How firm is it?", POSTURES),
    choice("unlisted", "Tools nobody decided about may receive:", UNLISTED),
    choice("internal", "Internal content where it may not go as it is:", ABOVE),
    choice("sensitive", "Sensitive content where it may not go as it is:", ABOVE),
    choice("unknown_account", "While nobody can tell who is signed in, tools receive:", UNKNOWN),
    ownWords(),
    number("pause_minutes", "Longest pause, in minutes; 0 is never:", 0, PAUSE_MAX_MINUTES),
  ];
}

/**
 * Read the form.
 * @param {HTMLFormElement} form
 */
function answers(form) {
  const given = new FormData(form);
  /** @param {string} name */
  const text = (name) => String(given.get(name) ?? "");
  return {
    organisation: text("organisation"),
    owner: text("owner"),
    industry: text("industry"),
    incident_contact: text("incident_contact"),
    frameworks: given.getAll("frameworks"),
    approved: picked(form),
    prohibited: given.getAll("prohibited").filter(Boolean),
    posture: text("posture"),
    unlisted: text("unlisted"),
    internal: text("internal"),
    sensitive: text("sensitive"),
    words: wordsOf(given),
    pause_minutes: wholeOf(given, "pause_minutes") ?? PAUSE_MAX_MINUTES,
    unknown_account: text("unknown_account") || null,
  };
}

/**
 * Make what the answers came to.
 * @param {Dash.Made} made
 * @param {{ press: Node[], told: Node[] }} use
 */
function shown(made, use) {
  if (made.problems.length) return [refused(made.problems)];
  return [
    make(
      "div",
      { class: "choices" },
      save("Save the policy", "policy.toml", "application/toml", made.policy),
      save("Save the document", "policy.html", "text/html", made.page),
      save("Save as Markdown", "policy.md", "text/markdown", made.markdown),
      ...use.press,
    ),
    ...use.told,
    ...advised(made.advice),
    listed("The short version", made.short.map(sentence)),
    file(
      made.policy,
      made.advice.map((one) => one.in_file),
    ),
  ];
}

/**
 * Say what is unwise in the answers.
 * @param {Dash.Advice[]} advice
 */
function advised(advice) {
  if (!advice.length) return [];
  const told = advice.map((one) => one.plainly);
  return [listed("Worth another thought", told)];
}

/** @param {Dash.Said} said */
const sentence = (said) =>
  make("span", null, `${said.text} `, make("em", { class: `said-${said.mark}` }, MARKS[said.mark]));
