/** The Tools page: may I paste this there? Every tool and every class, in one table. */

import { ask } from "./agent.js";
import { button, lesson, make, words } from "./dom.js";
import { answers, classesFolded, classHeads, table } from "./table.js";
import { amount } from "./words.js";

/** @type {Dash.Page} */
export const page = {
  name: "tools",
  title: "May I paste this there?",
  short: "Tools",
  show,
};

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
    classesFolded(),
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
      ...(rest ? [shown(told, [rest])] : []),
    ];
  }
  return [shown(told, found)];
}

/**
 * Make the table.
 * @param {Dash.Tools} told
 * @param {Dash.Tool[]} tools
 */
function shown(told, tools) {
  const heads = ["Tool", ...classHeads(told.classes), `Last ${told.days} days`];
  const rows = tools.map((tool) => ({
    name: named(tool),
    cells: [...answers(tool), counted(tool)],
  }));
  return table("What each tool may receive", heads, rows);
}

/** @param {Dash.Tool} tool */
function named(tool) {
  const under = [tool.decided || tool.instead.length ? tool.tier : ""];
  if (tool.instead.length) under.push(`use ${tool.instead.join(", ")}`);
  const small = under.filter(Boolean).join(": ");
  return [tool.name, ...(small ? [make("small", { class: "under" }, small)] : [])];
}

/** @param {Dash.Tool} tool */
function counted(tool) {
  if (!tool.checked) return "–";
  const all = `${amount(tool.checked)} checked`;
  return tool.held ? `${all}, ${amount(tool.held)} held` : all;
}
