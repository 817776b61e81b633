/** The part of the Policy page about how content gets to a tool, and who is signed in there. */

import { make } from "./dom.js";
import { MAY } from "./table.js";
import { CLASSES } from "./words.js";

/** @type {Record<string, string>} */
const NAMES = {
  paste: "What you paste",
  drop: "What you drag in",
  file: "What you upload",
  submit: "What you type and send",
  unknown: "An account nobody can tell, which is every account for now",
  personal: "Your own account",
};
const STATES = {
  guarded: "is checked",
  later: "is not checked: this version cannot do that yet",
  left_out: "is not checked: the policy leaves it out",
};

/**
 * Make the sections.
 * @param {Dash.Policy} told
 */
export function ways(told) {
  const sections = [section("How it gets there", told.surfaces.map(surface))];
  if (told.accounts.length) {
    const title = "Who is signed in, in tools for work accounts";
    sections.push(section(title, told.accounts.map(account)));
  }
  return sections;
}

/**
 * Make a section.
 * @param {string} title
 * @param {string[]} lines
 */
const section = (title, lines) =>
  make(
    "section",
    { class: "card" },
    make("h2", null, title),
    make("ul", { class: "lessons" }, ...lines.map((line) => make("li", null, line))),
  );

/**
 * Say whether a surface is checked, and what may go that way.
 * @param {Dash.Way} way
 */
function surface(way) {
  const said = limits(way);
  const takes = said.length ? ` Into any tool: ${said.join("; ")}${onTrust(way)}.` : "";
  return `${NAMES[way.name] ?? way.name} ${STATES[way.state]}.${takes}`;
}

/**
 * Say what an account may put into a tool.
 * @param {Dash.Way} way
 */
function account(way) {
  const takes = limits(way).join("; ") || "as much as with a work account";
  return `${NAMES[way.name] ?? way.name}: ${takes}${onTrust(way)}.`;
}

/**
 * Say what is taken.
 * @param {Dash.Way} way
 */
function limits({ ceiling, any_content }) {
  if (any_content === "block") return ["nothing"];
  const said = [];
  if (ceiling === "public") said.push("public content only");
  else if (ceiling) said.push(`up to ${CLASSES[ceiling].toLowerCase()} content`);
  if (any_content) said.push(`whatever it is, ${MAY[any_content].toLowerCase()}`);
  return said;
}

/**
 * Say where it is up to the person.
 * @param {Dash.Way} way
 */
const onTrust = ({ state }) => (state === "guarded" ? "" : " (on trust: up to you)");
