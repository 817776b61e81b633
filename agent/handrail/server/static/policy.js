/** The Policy page: what may go where, which file says so, and what is wrong with it. */

import { ask } from "./agent.js";
import { make, words } from "./dom.js";
import { ways } from "./policy_ways.js";
import { answers, classesMean, classHeads, MAY, table } from "./table.js";
import { count, onDay } from "./words.js";

/** @type {Record<string, string>} */
const TIERS = {
  approved: "Approved tools",
  unlisted: "All other tools",
  restricted: "Restricted tools",
  prohibited: "Prohibited tools",
};
const POSTURES = {
  enforce: "It is enforced: what may not go in is held back, and you are told why.",
  coach: "It coaches: nothing is stopped, a reason is asked for instead.",
  observe: "It only records: nothing is held.",
};
/** @type {Record<string, string>} */
const WHEN = {
  agent_silent: "Handrail does not answer in time",
  agent_error: "Handrail fails",
  partial: "a text is too long to check all of it",
  too_large: "a text is too large to check",
  unscannable: "a file cannot be checked",
};

/** @type {Dash.Page} */
export const page = { name: "policy", title: "Policy in force", short: "Policy", show };

/**
 * Show the page.
 * @param {HTMLElement} root
 * @returns {Dash.Shown}
 */
function show(root) {
  const place = make("div", { class: "stack", "aria-busy": "true" });
  let asked = 0;
  async function load() {
    asked += 1;
    const mine = asked;
    const told = await ask("policy");
    if (mine !== asked) return; // a later question is under way
    place.replaceChildren(...content(told));
    /** @type {Dash.Own} */
    const own = await ask("own"); // it may take a moment: everything else is shown meanwhile
    if (mine !== asked) return;
    if (own.lines.length) place.prepend(unproven(own));
    place.setAttribute("aria-busy", "false");
  }
  root.append(place);
  load();
  return { news: load };
}

/** @param {number} minutes */
function pausing(minutes) {
  if (!minutes) return "Checking cannot be paused.";
  return `Checking may be paused for ${count(minutes, "minute")} at a time; that is recorded.`;
}

/** @param {Dash.Policy} told */
function content(told) {
  const parts = [about(told), whereTo("What may go where", told.tiers, told.classes, TIERS)];
  if (told.problems.length) parts.unshift(problems(told));
  if (told.tools.length)
    parts.push(whereTo("Tools with rules of their own", told.tools, told.classes, {}));
  parts.push(meanings(), ...ways(told), otherwise(told));
  return parts;
}

/** Say what the heads of the tables mean. */
const meanings = () =>
  make(
    "section",
    { class: "card" },
    make("h2", null, "What the classes mean"),
    classesMean(),
    words("A policy can sort single kinds of data differently. In doubt, take the higher class."),
  );

/** @param {Dash.Policy} told */
function about(told) {
  const file = told.file
    ? words("File: ", make("code", null, told.file))
    : words(
        "It is built in. To have your own: ",
        make("a", { href: "#wizard" }, "Make a policy"),
        ".",
      );
  const owner = told.file ? `Owner: ${told.owner}. ` : "";
  const review = told.review_by ? ` It is to be reviewed by ${onDay(told.review_by)}.` : "";
  const own = told.own_rules ? `, ${told.own_rules} of them your organisation’s own` : "";
  return make(
    "section",
    { class: "card" },
    make("h2", null, `${told.id}, version ${told.version}`),
    words(`${POSTURES[told.posture]}${review}`),
    words(pausing(told.pause_minutes)),
    words(`${owner}${count(told.rules, "rule")} look for values${own}.`),
    file,
    ...(told.without
      ? [words(`Your own file is yours to edit. Delete it to go back: then ${told.without} holds.`)]
      : []),
    ...told.words.map((line) => words(`Words of your organisation: ${line}`)),
  );
}

/** @param {Dash.Policy} told */
const problems = (told) =>
  amiss(
    "Something in the files cannot be used",
    "What was last good stays in force.",
    told.problems,
    told.next,
  );

/** @param {Dash.Own} own */
const unproven = (own) =>
  amiss(
    "Your own rules do not do what their examples say",
    "The rules are in force as they are written.",
    own.lines,
    own.next,
  );

/**
 * Show what is wrong, line by line, and what to do about it.
 * @param {string} title
 * @param {string} meanwhile
 * @param {string[]} lines
 * @param {string[]} steps
 */
const amiss = (title, meanwhile, lines, steps) =>
  make(
    "section",
    { class: "card problem" },
    make("h2", null, title),
    words(meanwhile),
    make("ul", { class: "lessons" }, ...lines.map((line) => make("li", null, line))),
    ...steps.map((step) => make("p", { class: "remedy" }, step)),
  );

/**
 * Make the table of what may go where.
 * @param {string} title
 * @param {Dash.MayGo[]} rows
 * @param {Dash.DataClass[]} classes
 * @param {Record<string, string>} names
 */
function whereTo(title, rows, classes, names) {
  const lines = rows.map((row) => {
    const name = names[row.tier] ?? (row.agreement ? `${row.name} (${row.agreement})` : row.name);
    return { name: [name], cells: answers(row) };
  });
  return table(title, ["To", ...classHeads(classes)], lines, [make("h2", null, title)]);
}

/** @param {Dash.Policy} told */
function otherwise(told) {
  const items = Object.entries(told.when).map(([name, action]) =>
    make("li", null, `When ${WHEN[name] ?? name}: ${MAY[action].toLowerCase()}.`),
  );
  return make(
    "section",
    { class: "card" },
    make("h2", null, "When something could not be checked"),
    make("ul", { class: "lessons" }, ...items),
    words("To see why one text is held: ", make("a", { href: "#tools" }, "Why? Try a text"), "."),
  );
}
