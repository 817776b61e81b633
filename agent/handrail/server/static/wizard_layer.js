/** The part of the wizard that makes a layer over an organisation's policy: it only tightens. */

import { make, words } from "./dom.js";
import {
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
import { lowered, lowerTools, toolList } from "./wizard_tools.js";
import { user } from "./wizard_use.js";

/** @type {Record<string, string>} */
const KINDS = { team: "A layer for my team", person: "A layer of my own" };
/** @type {Record<string, string>} */
const CEILINGS = {
  public: "public only",
  internal: "up to internal",
  sensitive: "up to sensitive",
  prohibited: "anything",
};
/** @type {Record<string, string>} */
const ACTIONS = {
  allow: "let it pass",
  warn: "warn",
  justify: "ask for a reason",
  redact: "only with the values hidden",
  block: "stop it",
};
/** @type {Record<string, string>} */
const POSTURES = { observe: "only record", coach: "ask for a reason", enforce: "hold or stop" };

const UNKNOWN = "While nobody can tell who is signed in, tools for work accounts receive:";

/**
 * Make the part.
 * @param {Dash.Over} over
 * @returns {Dash.Maker}
 */
export function layer(over) {
  const using = user("layer", `${over.id} alone`, over.taken);
  return {
    title: `${KINDS[over.kind]}, over ${over.id}`,
    path: "layer",
    fields: () => fields(over),
    answers: (/** @type {HTMLFormElement} */ form) => answers(form, over.kind),
    shown: (/** @type {Dash.MadeLayer} */ made, /** @type {() => void} */ keep) =>
      shown(made, over.kind === "person" ? using(made.kept, keep) : { press: [], told: [] }),
  };
}

/**
 * Make the fields: only what can be tightened is asked.
 * @param {Dash.Over} over
 */
function fields(over) {
  return [
    words(
      `${over.id}, version ${over.version}, of ${over.owner} goes on holding. A layer can only `,
      "tighten it; what you leave as it is stays as there.",
    ),
    line("name", over.kind === "team" ? "What is the team called?" : "What are you called?"),
    line("owner", "Who answers questions about it?"),
    ...tighter("unlisted", "Tools nobody decided about may receive:", over.unlisted, CEILINGS),
    ...tighter(
      "internal",
      "Internal content where it may not go as it is:",
      over.internal,
      ACTIONS,
    ),
    ...tighter(
      "sensitive",
      "Sensitive content where it may not go as it is:",
      over.sensitive,
      ACTIONS,
    ),
    ...tighter("paste_ceiling", "Whatever the tool, a paste may be:", over.paste_ceiling, CEILINGS),
    ...tighter("unknown_account", UNKNOWN, over.unknown_account, CEILINGS),
    ...tighter("posture", "How firm is it?", over.postures, POSTURES),
    lowerTools(over.tools),
    toolList("prohibited", "Which tools may receive nothing?", over.tools),
    ownWords(),
    smaller("history_days", "Keep history for, in days:", 1, over.history_days),
    ...(over.pause_minutes
      ? [smaller("pause_minutes", "Longest pause, in minutes:", 0, over.pause_minutes)]
      : []),
  ];
}

/**
 * Make a list of what holds above and what is stricter; nothing where there is nothing stricter.
 * @param {string} name
 * @param {string} title
 * @param {string[]} offered
 * @param {Record<string, string>} called
 */
function tighter(name, title, offered, called) {
  const [above, ...stricter] = offered.map((one) => called[one] ?? one);
  if (!stricter.length) return [];
  /** @type {[string, string][]} */
  const options = stricter.map((text, at) => [offered[at + 1] ?? "", text]);
  return [choice(name, title, [["", `as it is: ${above}`], ...options])];
}

/**
 * Make a field for a number that can only get smaller.
 * @param {string} name
 * @param {string} title
 * @param {number} least
 * @param {number} above
 */
const smaller = (name, title, least, above) =>
  number(name, title, least, above, `as it is: ${above}`);

/**
 * Read the form.
 * @param {HTMLFormElement} form
 * @param {string} kind
 */
function answers(form, kind) {
  const given = new FormData(form);
  /** @param {string} name */
  const text = (name) => String(given.get(name) ?? "").trim();
  return {
    kind,
    name: text("name"),
    owner: text("owner"),
    posture: text("posture") || null,
    paste_ceiling: text("paste_ceiling") || null,
    unknown_account: text("unknown_account") || null,
    unlisted: text("unlisted") || null,
    internal: text("internal") || null,
    sensitive: text("sensitive") || null,
    prohibited: given.getAll("prohibited").filter(Boolean),
    lowered: lowered(form),
    words: wordsOf(given),
    words_class: "sensitive",
    history_days: wholeOf(given, "history_days"),
    pause_minutes: wholeOf(given, "pause_minutes"),
  };
}

/**
 * Make what the answers came to.
 * @param {Dash.MadeLayer} made
 * @param {{ press: Node[], told: Node[] }} use
 */
function shown(made, use) {
  if (made.problems.length) return [refused(made.problems)];
  const nothing = ["Nothing yet: all of it is as in the policy above."];
  const next = use.told.length ? use.told : [make("p", { class: "remedy" }, made.next)];
  return [
    make(
      "div",
      { class: "choices" },
      save("Save the layer", made.file, "application/toml", made.policy),
      ...use.press,
    ),
    ...next,
    listed("What it tightens", made.tightens.length ? made.tightens : nothing),
    file(made.policy),
  ];
}
