/**
 * "May I paste this here?": what the policy says of each data class on the site of the tab.
 */

import { SHARED } from "../../background/shared.js";
import { make, part, say, show } from "../page.js";

/** @type {Readonly<Record<Wire.DataClass, string>>} */
const CLASS_OF = Object.freeze({
  public: "class_public",
  internal: "class_internal",
  sensitive: "class_sensitive",
  prohibited: "class_prohibited",
});
/** The same words as on the dashboard's page about every tool. */
/** @type {Readonly<Record<Wire.Action, string>>} */
const MAY = Object.freeze({
  allow: "may_allow",
  warn: "may_warn",
  justify: "may_justify",
  redact: "may_redact",
  block: "may_block",
});

/**
 * Tell whether a site does more than AI; a host covers its subdomains.
 * @param {string} host
 */
const isShared = (host) =>
  SHARED.some((site) => host === site.host || host.endsWith(`.${site.host}`));

/**
 * Say what happens to a class: one that is stopped may still go in redacted.
 * @param {Wire.May} may
 * @returns {Wire.Action}
 */
const answerTo = ({ action, redacted }) => (action === "block" && redacted ? "redact" : action);

/**
 * Make one line for classes next to each other that have the same answer: a popup has little room.
 * @param {Wire.May} may
 * @param {number} at
 * @param {Wire.May[]} all
 */
function line(may, at, all) {
  const answer = answerTo(may);
  const before = all[at - 1];
  if (before && answerTo(before) === answer) return [];
  const end = all.findIndex((other, place) => place > at && answerTo(other) !== answer);
  const alike = all.slice(at, end < 0 ? undefined : end);
  const mark = make("span", "may", say(MAY[answer]));
  mark.dataset.may = answer;
  const names = alike.map(({ data_class }) => say(CLASS_OF[data_class])).join(", ");
  return [make("dt", "", names), make("dd", "", mark)];
}

/**
 * Say what has to be known besides.
 * @param {House.Overview} overview
 * @param {Wire.Tool} tool
 */
function noteOf({ state, host }, tool) {
  if (state !== "protected") return say("may_unchecked");
  if (isShared(host)) return say("may_shared");
  return tool.tier === "unlisted" ? say("may_unlisted") : "";
}

/**
 * Show what may be pasted into a tab; nothing where no policy was heard or nothing is checked.
 * @param {House.Overview} overview
 */
export function showMay(overview) {
  const { host, status } = overview;
  const may = (host && status?.may) || [];
  part("may").hidden = may.length === 0;
  if (!status || may.length === 0) return;
  part("may-rows").replaceChildren(...may.flatMap(line));
  const names = (status.instead ?? []).map(({ name }) => name).join(", ");
  show("may-instead", names && say("instead", names));
  show("may-note", noteOf(overview, status.tool));
}
