/** The Overview page: what your days look like, and what can be learnt from them. */

import { ask } from "./agent.js";
import { narrow, piles, rows } from "./chart.js";
import { button, lesson, make, words } from "./dom.js";
import { usage } from "./usage.js";
import { amount, CLASSES, count, DECISIONS, shortDay } from "./words.js";

const DAY_MS = 24 * 60 * 60 * 1000;
const TOOLS_MAX = 6;
// Counting a long history takes a moment, and pastes come in bursts.
const REST_MS = 10_000;
/** @type {("none" | Dash.Decision)[]} */
const ORDER = ["passed", "redacted", "cancelled", "continued", "none"];

/** @type {Dash.Page} */
export const page = { name: "overview", title: "Overview", show };

/**
 * Show the page.
 * @param {HTMLElement} root
 * @returns {Dash.Shown}
 */
function show(root) {
  let days = 30;
  const place = make("div", { class: "stack", "aria-busy": "true" });
  const spans = [30, 90].map((span) => {
    const choose = button(`${span} days`, () => {
      days = span;
      load();
    });
    return { span, choose };
  });

  async function load() {
    for (const one of spans) one.choose.setAttribute("aria-pressed", String(one.span === days));
    const told = await ask("overview", { days });
    place.replaceChildren(...content(told));
    place.setAttribute("aria-busy", "false");
  }

  const group = { class: "tools start", role: "group", "aria-label": "How far back" };
  root.append(make("div", group, ...spans.map((one) => one.choose)), place);
  load();
  narrow.addEventListener("change", load);
  let resting = 0;
  const news = () => {
    resting ||= setTimeout(() => {
      resting = 0;
      load();
    }, REST_MS);
  };
  const hide = () => {
    clearTimeout(resting);
    narrow.removeEventListener("change", load);
  };
  return { news, hide };
}

/** @param {Dash.Overview} told */
function content(told) {
  if (!told.totals.length && !told.native.length) return [nothingYet()];
  return [
    streak(told),
    ...(told.totals.length ? [byDay(told)] : []),
    ...(told.native.length ? [untouched(told)] : []),
    make("div", { class: "pair" }, byTool(told.totals), byClass(told.totals)),
    usage(told),
    ...learn(told),
  ];
}

/**
 * Say how long nothing was let through against advice.
 * @param {Dash.Overview} told
 */
function streak(told) {
  const days = told.since ? Math.floor((Date.now() - Date.parse(told.since)) / DAY_MS) : 0;
  const held = sum(told.totals, (total) => total.held);
  const went = sum(told.totals, (total) => total.decision === "continued");
  const all = sum(told.totals, () => true);
  const from = told.overridden
    ? "since you last went on against advice"
    : "without going on against advice, since your history began";
  return make(
    "dl",
    { class: "facts" },
    ...fact(count(days, "day"), from),
    ...fact(count(passed(told), "paste"), "with nothing that could be held"),
    ...fact(count(all, "paste"), "looked at more closely"),
    ...fact(count(held, "paste"), `held; you went on with ${went ? amount(went) : "none"}`),
  );
}

/**
 * Count the pastes that went in without a verdict.
 * @param {Dash.Overview} told
 * @param {(day: string) => boolean} wanted
 */
function passed({ native }, wanted = () => true) {
  return native.filter(({ day }) => wanted(day)).reduce((all, one) => all + one.count, 0);
}

/**
 * Make one number with what it means.
 * @param {string} number
 * @param {string} meaning
 */
function fact(number, meaning) {
  return [make("div", null, make("dt", null, meaning), make("dd", null, number))];
}

/**
 * @param {Dash.Total[]} totals
 * @param {(total: Dash.Total) => boolean} wanted
 */
function sum(totals, wanted) {
  return totals.filter(wanted).reduce((all, total) => all + total.count, 0);
}

/** @param {Dash.Overview} told */
function byDay(told) {
  const days = eachDay(told.first_day, told.last_day);
  const series = ORDER.map((decision) => ({
    name: DECISIONS[decision],
    look: `part ${decision}`,
    values: days.map((day) => sum(told.totals, (t) => t.day === day && t.decision === decision)),
  }));
  const held = sum(told.totals, (total) => total.held);
  const all = sum(told.totals, () => true);
  const summary = `${count(all, "verdict")} in ${count(days.length, "day")}, ${amount(held)} of them held.`;
  return piles("What became of it, day by day", summary, days.map(shortDay), series);
}

/**
 * Show the rest in a chart of its own: it would dwarf what was held.
 * @param {Dash.Overview} told
 */
function untouched(told) {
  const days = eachDay(told.first_day, told.last_day);
  const values = days.map((day) => passed(told, (one) => one === day));
  const summary = `${count(passed(told), "paste")} in ${count(days.length, "day")}.`;
  const series = [{ name: "Nothing to check", look: "part native", values }];
  return piles("Pastes with nothing to check", summary, days.map(shortDay), series);
}

/**
 * Give every day of a span.
 * @param {string} first
 * @param {string} last
 */
function eachDay(first, last) {
  const days = [];
  // Noon: no clock change moves it to another day.
  for (let at = Date.parse(`${first}T12:00Z`); ; at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push(day);
    if (day >= last) return days;
  }
}

/** @param {Dash.Total[]} totals */
function byTool(totals) {
  const names = [...new Set(totals.map((total) => total.tool_name))];
  names.sort(
    (a, b) => sum(totals, (t) => t.tool_name === b) - sum(totals, (t) => t.tool_name === a),
  );
  const shown = names.slice(0, TOOLS_MAX);
  return rows(
    "By tool",
    shown,
    halves(totals, shown, (total) => total.tool_name),
  );
}

/** @param {Dash.Total[]} totals */
function byClass(totals) {
  const kinds = /** @type {Dash.DataClass[]} */ (Object.keys(CLASSES));
  const series = halves(totals, kinds, (total) => total.data_class);
  return rows(
    "By class",
    kinds.map((kind) => CLASSES[kind]),
    series,
  );
}

/**
 * Part numbers into what passed and what was held.
 * @param {Dash.Total[]} totals
 * @param {string[]} names
 * @param {(total: Dash.Total) => string} nameOf
 */
function halves(totals, names, nameOf) {
  return [false, true].map((held) => ({
    name: held ? "Held" : "Went through",
    look: held ? "part held" : "part passed",
    values: names.map((name) => sum(totals, (t) => t.held === held && nameOf(t) === name)),
  }));
}

/** @param {Dash.Overview} told */
function learn(told) {
  const parts = [];
  if (told.repeats.length)
    parts.push(
      card(
        "The same value again",
        "These were held more than once. Take them out where you copy.",
        told.repeats,
      ),
    );
  if (told.rules.length)
    parts.push(card("What was held most often", "And what helps against it.", told.rules));
  return parts;
}

/**
 * @param {string} title
 * @param {string} intro
 * @param {Dash.Lesson[]} lessons
 */
function card(title, intro, lessons) {
  const items = lessons.map((one) =>
    make(
      "li",
      null,
      make("strong", null, `${one.title}: ${count(one.times, "time")}`),
      make("br", null),
      one.remedy,
    ),
  );
  return make(
    "section",
    { class: "card" },
    make("h2", null, title),
    words(intro),
    make("ul", { class: "lessons" }, ...items),
  );
}

/** Teach what will stand here. */
function nothingYet() {
  return lesson(
    "No days to show yet",
    words(
      "After a few pastes you see here how often Handrail looked, what it held, what you did ",
      "then, and which values come up again and again, so that you can keep them out for good.",
    ),
  );
}
