/** The Tools page: may I paste this there? Every tool and every class, in one table. */

import { ask } from "./agent.js";
import { button, labelled, lesson, make, words } from "./dom.js";
import { answers, classesFolded, classHeads, table } from "./table.js";
import { amount, count } from "./words.js";

// A name or a number with a dot or a colon in it, or this computer; with or without the rest of an address.
const SITE = /^(https?:\/\/)?(localhost|[^\s/]+[.:][^\s/]+)(\/\S*)?$/iu;

const SHOWN =
  "These are the tools your policy names and those you used. Find any other by its name.";

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
  const shownNow = make("p", { class: "note", role: "status" });
  function draw() {
    if (!told) return;
    const found = foundIn(told, find.value);
    shownNow.textContent = find.value.trim() ? count(found.length, "tool") : SHOWN;
    place.replaceChildren(...content(told, found));
  }
  async function load() {
    told = await ask("tools");
    draw();
    place.setAttribute("aria-busy", "false");
  }
  find.addEventListener("input", draw);
  root.append(
    make("div", { class: "tools start" }, make("label", { for: "find-tool" }, "Find a tool"), find),
    shownNow,
    place,
    classesFolded(),
    why(),
  );
  load();
  return { news: load };
}

/** @type {Record<string, string>} what becomes of the text, before all the reasons */
const WOULD = {
  allow: "It would go in as it is.",
  warn: "It would be held, and you would be asked.",
  justify: "It would be held until you give a reason.",
  redact: "It would be held: only with what was found hidden may it go in.",
  block: "It would be stopped.",
};

/** Make the place where a text is tried: what would happen to it there, and why. */
function why() {
  const site = make("input", { type: "text", value: "chatgpt.com", spellcheck: "false" });
  const text = make("textarea", { rows: "5", spellcheck: "false" });
  const answer = make("div", { class: "stack", "aria-live": "polite", id: "why-told" });
  const tell = button("Tell me why", async () => {
    const missing = lacking(site, text);
    if (missing) {
      answer.replaceChildren(words(missing.says));
      missing.field.focus();
      return;
    }
    const told = await ask("explain", { text: text.value, site: site.value });
    answer.replaceChildren(...explained(told.lines));
  });
  return make(
    "section",
    { class: "card stack wizard" },
    make("h2", null, "Why? Try a text"),
    words("It is judged on this computer and kept nowhere."),
    labelled("Where it would go", site),
    labelled("The text", text),
    make("div", { class: "choices" }, tell),
    answer,
  );
}

/**
 * Say what has to be written first; null where nothing has.
 * @param {HTMLInputElement} site
 * @param {HTMLTextAreaElement} text
 */
function lacking(site, text) {
  if (!SITE.test(site.value.trim()))
    return { field: site, says: "This names no site. Write it like chatgpt.com." };
  if (text.value.trim()) return null;
  return { field: text, says: "Write or paste the text first." };
}

/**
 * Show the answer and what led to it.
 * @param {[string, string][]} lines each with the word it begins with
 */
function explained(lines) {
  const list = lines.flatMap(([word, line]) => [make("dt", null, word), make("dd", null, line)]);
  return [make("strong", null, become(lines)), make("dl", { class: "told" }, ...list)];
}

/**
 * Say what would become of the text.
 * @param {[string, string][]} lines
 */
function become(lines) {
  /** @param {string} wanted */
  const said = (wanted) => lines.find(([word]) => word === wanted)?.[1] ?? "";
  const action = said("action").split(" ")[0] ?? "";
  const hidden = action === "block" && said("choices").split(", ").includes("redact");
  return `${WOULD[action] ?? ""}${hidden ? " With what was found hidden it may go in." : ""}`;
}

/**
 * Find the tools to show: those decided about or used, or what matches the words.
 * @param {Dash.Tools} told
 * @param {string} sought
 */
function foundIn(told, sought) {
  const wanted = sought.trim().toLowerCase();
  return told.tools.filter((tool, at) => {
    if (!wanted) return tool.decided || tool.checked > 0 || at === told.tools.length - 1;
    return `${tool.name} ${tool.vendor}`.toLowerCase().includes(wanted);
  });
}

/**
 * Make what is shown.
 * @param {Dash.Tools} told
 * @param {Dash.Tool[]} found
 */
function content(told, found) {
  if (found.length) return [shown(told, found)];
  const rest = told.tools.at(-1);
  return [
    lesson(
      "No tool of that name is known",
      words("What holds for every other tool holds there, too."),
    ),
    ...(rest ? [shown(told, [rest])] : []),
  ];
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
