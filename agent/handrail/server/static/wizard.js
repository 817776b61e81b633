/** The Wizard page: a policy and its document from a few answers, shown while one answers. */

import { ask } from "./agent.js";
import { button, make, say, words } from "./dom.js";
import { approvedTools, picked, toolList } from "./wizard_tools.js";

// Long enough to finish a word.
const TYPING_MS = 500;

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
const SENSITIVE = [
  ["warn", "Warn: the person decides"],
  ["justify", "Ask for a reason"],
  ["redact", "Only with the values hidden"],
  ["block", "Stop it"],
];
const MARKS = { enforced: "enforced", recorded: "recorded", trust: "on trust" };

/** @type {Dash.Page} */
export const page = { name: "wizard", title: "Make a policy", show };

/**
 * Show the page.
 * @param {HTMLElement} root
 * @returns {Dash.Shown}
 */
function show(root) {
  const form = make("form", { class: "card stack", "aria-busy": "true", "aria-label": "Answers" });
  const preview = make("section", { class: "stack", "aria-label": "What it makes" });
  let waiting = 0;
  let asked = 0;
  /** @param {boolean} keep */
  async function work(keep) {
    asked += 1;
    const mine = asked;
    const answer = await ask("wizard", { ...answers(form), keep });
    if (mine !== asked) return; // another answer came meanwhile
    preview.replaceChildren(...shown(answer, () => work(true), form.dataset.taken === "yes"));
    if (answer.kept) say(`Written: ${answer.kept}`);
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, TYPING_MS, false);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  root.append(
    words("Everything stays on this computer. What your answers make is shown while you answer."),
    make("div", { class: "pair wizard" }, form, preview),
  );
  ask("choices").then((/** @type {Dash.Choices} */ told) => {
    form.append(...fields(told));
    form.dataset.taken = told.taken ? "yes" : "no";
    form.setAttribute("aria-busy", "false");
    work(false);
  });
  return {
    hide: () => {
      asked += 1;
      clearTimeout(waiting);
    },
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
    choice("sensitive", "Sensitive content above a tool’s ceiling:", SENSITIVE),
  ];
}

/**
 * Make a field for a line of text.
 * @param {string} name
 * @param {string} title
 */
const line = (name, title) =>
  make(
    "label",
    null,
    make("span", null, title),
    make("input", { name, type: "text", maxlength: "200", autocomplete: "off" }),
  );

/**
 * Make a list to choose one from.
 * @param {string} name
 * @param {string} title
 * @param {[string, string][]} options
 */
const choice = (name, title, options) =>
  make(
    "label",
    null,
    make("span", null, title),
    make("select", { name }, ...options.map(([value, text]) => make("option", { value }, text))),
  );

/**
 * Make boxes to tick.
 * @param {string} name
 * @param {string} title
 * @param {[string, string][]} options
 */
const boxes = (name, title, options) =>
  make(
    "fieldset",
    null,
    make("legend", null, title),
    ...options.map(([value, text]) =>
      make("label", { class: "check" }, make("input", { type: "checkbox", name, value }), text),
    ),
  );

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
    sensitive: text("sensitive"),
  };
}

/**
 * Make what the answers came to.
 * @param {Dash.Made} made
 * @param {() => void} keep
 * @param {boolean} taken
 */
function shown(made, keep, taken) {
  if (made.problems.length) {
    const lines = made.problems.map((problem) => make("li", null, problem));
    return [
      make(
        "section",
        { class: "card problem", role: "status" },
        make("h2", null, "These answers do not go together yet"),
        make("ul", { class: "lessons" }, ...lines),
      ),
    ];
  }
  const use = button(taken ? "You have a policy already" : "Use it on this computer", keep, "main");
  use.disabled = taken || Boolean(made.kept);
  return [
    make(
      "div",
      { class: "choices" },
      save("Save the policy", "policy.toml", "application/toml", made.policy),
      save("Save the document", "policy.html", "text/html", made.page),
      save("As Markdown", "policy.md", "text/markdown", made.markdown),
      use,
    ),
    ...(made.advice.length ? [advice(made.advice)] : []),
    make(
      "section",
      { class: "card" },
      make("h2", null, "The short version"),
      make("ul", { class: "lessons" }, ...made.short.map(sentence)),
    ),
    make(
      "details",
      { class: "card" },
      make("summary", null, "The policy file"),
      make("pre", null, made.policy),
    ),
  ];
}

/** @param {Dash.Said} said */
const sentence = (said) =>
  make("li", null, `${said.text} `, make("em", { class: `said-${said.mark}` }, MARKS[said.mark]));

/** @param {string[]} lines */
const advice = (lines) =>
  make(
    "section",
    { class: "card" },
    make("h2", null, "Worth another thought"),
    make("ul", { class: "lessons" }, ...lines.map((line) => make("li", null, line))),
  );

/**
 * Make a button that saves a text as a file.
 * @param {string} title
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
const save = (title, name, type, text) =>
  button(title, () => {
    const href = URL.createObjectURL(new Blob([text], { type }));
    make("a", { href, download: name }).click();
    URL.revokeObjectURL(href);
    say(`Saved as ${name}.`);
  });
