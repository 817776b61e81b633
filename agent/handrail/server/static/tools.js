/** The Tools page: may I paste this there? Every tool and every class, in one table. */

import { ask } from "./agent.js";
import { button, lesson, make, words } from "./dom.js";
import { CLASSES } from "./words.js";

/** @type {Record<Dash.Action, string>} */
const MAY = {
  allow: "Yes",
  warn: "You are asked",
  justify: "With a reason",
  redact: "Only redacted",
  block: "No",
};

/** @type {Dash.Page} */
export const page = { name: "tools", title: "May I paste this there?", show };

/**
 * Show the page.
 * @param {HTMLElement} root
 * @returns {Dash.Shown}
 */
function show(root) {
  const place = make("div", { class: "stack", "aria-busy": "true" });
  const find = make("input", { type: "search", id: "find-tool", autocomplete: "off" });
  /** @type {Dash.Tools | undefined} */
  let told;
  const draw = () => told && place.replaceChildren(...content(told, find.value));
  async function load() {
    told = await ask("tools");
    draw();
    place.setAttribute("aria-busy", "false");
  }
  find.addEventListener("input", draw);
  root.append(
    make("div", { class: "tools start" }, make("label", { for: "find-tool" }, "Find a tool"), find),
    place,
    why(),
  );
  load();
  return { news: load };
}

/** Make the place where a text is tried: what would happen to it there, and why. */
function why() {
  const site = make("input", { type: "text", id: "why-site", value: "chatgpt.com" });
  const text = make("textarea", { id: "why-text", rows: "5", spellcheck: "false" });
  const lines = make("dl", { class: "told", "aria-live": "polite" });
  const tell = button("Tell me why", async () => {
    const told = await ask("explain", { text: text.value, site: site.value });
    lines.replaceChildren(
      ...told.lines.flatMap((/** @type {[string, string]} */ [word, line]) => [
        make("dt", null, word),
        make("dd", null, line),
      ]),
    );
  });
  return make(
    "section",
    { class: "card stack wizard" },
    make("h2", null, "Why? Try a text"),
    words("It is judged on this computer and kept nowhere."),
    make("label", { for: "why-site" }, "Where it would go"),
    site,
    make("label", { for: "why-text" }, "The text"),
    text,
    make("div", { class: "choices" }, tell),
    lines,
  );
}

/**
 * Make what is shown: what was decided, or what matches the words.
 * @param {Dash.Tools} told
 * @param {string} sought
 */
function content(told, sought) {
  const wanted = sought.trim().toLowerCase();
  const found = told.tools.filter((tool, at) => {
    if (!wanted) return tool.decided || tool.checked > 0 || at === told.tools.length - 1;
    return `${tool.name} ${tool.vendor}`.toLowerCase().includes(wanted);
  });
  if (!found.length) {
    const rest = told.tools.at(-1);
    return [
      lesson(
        "No tool of that name is known",
        words("What holds for every other tool holds there, too."),
      ),
      ...(rest ? [table(told, [rest])] : []),
    ];
  }
  return [table(told, found)];
}

/**
 * Make the table.
 * @param {Dash.Tools} told
 * @param {Dash.Tool[]} tools
 */
function table(told, tools) {
  const heads = ["Tool", ...told.classes.map((kind) => CLASSES[kind]), `Last ${told.days} days`];
  const head = heads.map((name) => make("th", { role: "columnheader", scope: "col" }, name));
  const lines = tools.map((tool) =>
    make(
      "tr",
      { role: "row" },
      make("th", { role: "rowheader", scope: "row" }, ...named(tool)),
      ...tool.actions.map((action, at) => answer(action, tool.redacted[at], heads[at + 1])),
      make("td", { role: "cell", "data-head": heads.at(-1) ?? "" }, counted(tool)),
    ),
  );
  const title = "What each tool may receive";
  return make(
    "section",
    { class: "rows plain" },
    make(
      "table",
      { role: "table" },
      make("caption", { class: "unseen" }, title),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...head)),
      make("tbody", { role: "rowgroup" }, ...lines),
    ),
  );
}

/** @param {Dash.Tool} tool */
function named(tool) {
  const under = [tool.decided ? tool.tier : ""];
  if (tool.instead.length) under.push(`use ${tool.instead.join(", ")}`);
  const small = under.filter(Boolean).join(": ");
  return [tool.name, ...(small ? [make("small", { class: "under" }, small)] : [])];
}

/**
 * Make one answer.
 * @param {Dash.Action} action
 * @param {boolean | undefined} redacted
 * @param {string | undefined} head
 */
function answer(action, redacted, head) {
  const only = action === "block" && redacted;
  const mark = { class: "mark action", "data-value": only ? "redact" : action };
  const shown = make("span", mark, MAY[only ? "redact" : action]);
  return make("td", { role: "cell", "data-head": head ?? "" }, shown);
}

/** @param {Dash.Tool} tool */
function counted(tool) {
  if (!tool.checked) return "–";
  const all = `${tool.checked} checked`;
  return tool.held ? `${all}, ${tool.held} held` : all;
}
