/** The house's words as a person reads them. */

/** @type {Record<Dash.Action, string>} what Handrail answered */
export const ACTIONS = {
  allow: "Passed",
  warn: "Warned",
  justify: "Asked why",
  redact: "Redacted only",
  block: "Stopped",
};

/** @type {Record<Dash.DataClass, string>} */
export const CLASSES = {
  public: "Public",
  internal: "Internal",
  sensitive: "Sensitive",
  prohibited: "Prohibited",
};

/** @type {Record<Dash.DataClass, string>} what each class means, as the extension says it, too */
export const CLASSES_MEAN = {
  public: "What anyone may know: your website, published documents.",
  internal: "Everyday work, for your own people: notes, drafts, a colleague’s address.",
  sensitive:
    "What can harm people or the organisation: customer lists, contracts, pay, tickets, logs.",
  prohibited:
    "What does the most harm: passwords and keys, card and identity numbers, health records.",
};

/** @type {Record<Dash.Decision | "none", string>} what you did */
export const DECISIONS = {
  passed: "Went through",
  cancelled: "Left out",
  redacted: "Redacted",
  continued: "Continued",
  none: "Undecided",
};

/** @type {Record<Dash.Row["surface"], string>} */
export const SURFACES = { paste: "Paste", drop: "Drop", file: "Upload", submit: "Message" };

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const thisYear = new Intl.DateTimeFormat(undefined, {
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
});
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const date = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric" });
const number = new Intl.NumberFormat();

/**
 * Say when it was, in full.
 * @param {string} at ISO 8601
 */
export const when = (at) => moment.format(new Date(at));

/**
 * Say the time of a day.
 * @param {string} at ISO 8601
 */
export const timeOf = (at) => clock.format(new Date(at));

/**
 * Say when it was, as short as can be.
 * @param {string} at ISO 8601
 * @param {Date} now
 */
export function shortly(at, now) {
  const date = new Date(at);
  if (date.toDateString() === now.toDateString()) return `Today, ${clock.format(date)}`;
  return (date.getFullYear() === now.getFullYear() ? thisYear : moment).format(date);
}

/**
 * Say a day.
 * @param {string} at "2026-11-21"
 */
export const onDay = (at) => day.format(new Date(`${at}T12:00`));

/**
 * Say a day as short as can be.
 * @param {string} at "2026-11-21"
 */
export const shortDay = (at) => date.format(new Date(`${at}T12:00`));

/**
 * Write a number as people here do.
 * @param {number} many
 */
export const amount = (many) => number.format(many);

/**
 * Say how many.
 * @param {number} many
 * @param {string} one
 * @param {string} more
 */
export const count = (many, one, more = `${one}s`) =>
  `${number.format(many)} ${many === 1 ? one : more}`;

/**
 * Say what was found.
 * @param {Dash.RuleNote[]} rules
 */
export const found = (rules) =>
  rules.map((rule) => (rule.count > 1 ? `${rule.title} (${rule.count})` : rule.title)).join(", ") ||
  "Nothing";
