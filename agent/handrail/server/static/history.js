/** The History page: rows with filters, page by page; newest first. */

import { ask, save } from "./agent.js";
import { button, lesson, make, say, words } from "./dom.js";
import { eraseSpan } from "./history_erase.js";
import { filters } from "./history_filters.js";
import { explain } from "./history_row.js";
import { pausesOf } from "./pause.js";
import { ACTIONS, CLASSES, DECISIONS, found, shortly, when } from "./words.js";

const PAGE_ROWS = 50;
const HEADS = ["When", "Tool", "Found", "Class", "Handrail", "You"];

/** @type {Dash.Page} */
export const page = { name: "history", title: "History", show };

/**
 * Show the page.
 * @param {HTMLElement} root
 * @returns {Dash.Shown}
 */
function show(root) {
  /** @type {(string | null)[]} where the pages up to the one shown begin */
  let starts = [null];
  let asked = 0;
  const place = make("div", { class: "rows", "aria-busy": "true" });
  const note = make("p", { class: "note", hidden: true });
  const breaks = make("div", { class: "breaks" });
  const bar = filters(() => load([null]));
  const again = () => load(starts);

  /** @param {(string | null)[]} wanted */
  async function load(wanted) {
    asked += 1;
    const mine = asked;
    const after = wanted.at(-1) ?? null;
    const answer = await ask("rows", { wanted: bar.wanted(), after, limit: PAGE_ROWS });
    if (mine !== asked) return; // a later question is under way
    starts = wanted;
    if (after === null) bar.offer(answer.tools);
    note.textContent = noteOf(answer);
    note.hidden = !note.textContent;
    const focused = document.activeElement?.id;
    if (after === null) breaks.replaceChildren(...pausesOf(answer.pauses));
    place.replaceChildren(...content(answer));
    place.setAttribute("aria-busy", "false");
    if (focused) document.getElementById(focused)?.focus();
  }

  /** @param {Dash.Rows} answer */
  function content(answer) {
    if (answer.rows.length) return [table(answer.rows, again), pager(answer)];
    return [bar.active() ? noMatch(bar) : nothingYet()];
  }

  /** @param {Dash.Rows} answer */
  function pager(answer) {
    const newer = button("Newer", () => move(starts.slice(0, -1)));
    const older = button("Older", () => move([...starts, answer.after]));
    newer.id = "newer";
    older.id = "older";
    newer.disabled = starts.length === 1;
    older.disabled = answer.after === null;
    const here = make("span", null, `Page ${starts.length}`);
    return make("nav", { class: "pager", "aria-label": "Pages of rows" }, newer, here, older);
  }

  /** @param {(string | null)[]} wanted */
  async function move(wanted) {
    await load(wanted);
    say(`Page ${starts.length}`);
    place.querySelector("caption")?.scrollIntoView({ block: "nearest" });
  }

  root.append(note, bar.fold, tools(bar, again), breaks, place);
  load(starts);
  return { news: again, hide: bar.hide };
}

/**
 * Make what is done with many rows at once.
 * @param {ReturnType<typeof filters>} bar
 * @param {() => void} again
 */
function tools(bar, again) {
  /** @param {"csv" | "json"} kind */
  const out = (kind) => async () => {
    await save("export", { kind, wanted: bar.wanted() }, `handrail-history.${kind}`);
    say(`Saved as handrail-history.${kind}.`);
  };
  return make(
    "div",
    { class: "tools", role: "group", "aria-label": "With these rows" },
    button("Export CSV", out("csv")),
    button("Export JSON", out("json")),
    button("Erase…", () => eraseSpan(again)),
  );
}

/**
 * Make the table; its roles are said, because a narrow window lays it out as cards.
 * @param {Dash.Row[]} rows
 * @param {() => void} again
 */
function table(rows, again) {
  const now = new Date();
  const heads = HEADS.map((head) => make("th", { role: "columnheader", scope: "col" }, head));
  return make(
    "table",
    { class: "history", role: "table" },
    make("caption", { class: "unseen" }, "Your history, newest first"),
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)),
    make("tbody", { role: "rowgroup" }, ...rows.map((row) => line(row, now, again))),
  );
}

/**
 * Make one line of the table.
 * @param {Dash.Row} row
 * @param {Date} now
 * @param {() => void} again
 */
function line(row, now, again) {
  const open = () => explain(row.id, again);
  const time = button(shortly(row.at, now), open, "link");
  time.id = `row-${row.id}`;
  time.title = when(row.at);
  time.setAttribute("aria-haspopup", "dialog");
  const cells = [
    time,
    make("span", { title: row.host }, row.tool_name),
    found(row.rules),
    mark("class", row.data_class, CLASSES[row.data_class]),
    mark("action", row.action, ACTIONS[row.action]),
    DECISIONS[row.decision ?? "none"],
  ];
  const made = cells.map((cell, at) =>
    make("td", { role: "cell", "data-head": HEADS[at] ?? "" }, cell),
  );
  /** @param {Event} event */
  const pressed = (event) => {
    if (event.target !== time) open();
  };
  const plain = !row.rules.length && row.action === "allow" && row.decision === "passed";
  const given = { role: "row", "data-id": row.id, "data-plain": plain, click: pressed };
  return make("tr", given, ...made);
}

/**
 * Make a mark: a word with a shape; the colour only helps.
 * @param {string} kind
 * @param {string} value
 * @param {string} shownAs
 */
function mark(kind, value, shownAs) {
  return make("span", { class: `mark ${kind}`, "data-value": value }, shownAs);
}

/**
 * Say what there is to know about this history.
 * @param {Dash.Rows} answer
 */
function noteOf(answer) {
  const memory = "These rows are kept in memory only, because your keyring is locked or missing.";
  return [answer.kept === "memory" ? memory : "", answer.note].filter(Boolean).join(" ");
}

/** @param {ReturnType<typeof filters>} bar */
function noMatch(bar) {
  const again = button("Clear the filters", () => bar.clear(), "main");
  if (bar.reversed())
    return lesson(
      "These days are the wrong way round",
      words("“To” is before “From”, so no row can be in between. Change one of them."),
      again,
    );
  return lesson(
    "No row fits these filters",
    words("Your history has other rows. Widen the time, or look at all of it."),
    again,
  );
}

/** Teach what will stand here. */
function nothingYet() {
  return lesson(
    "Nothing here yet",
    words("Paste something into an AI chat. Handrail looks at it on this computer and adds a row:"),
    make(
      "ul",
      null,
      make("li", null, "when it was, and which tool it was meant for"),
      make("li", null, "what kinds of data were found, such as “payment card”"),
      make("li", null, "what Handrail answered, and what you did then"),
    ),
    words("Never the text itself. Rows are erased after 90 days, or whenever you say so."),
    words("To try it now, without a chat: ", make("code", null, "handrail scan FILE")),
  );
}
