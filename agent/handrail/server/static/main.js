/** The frame: let the tab in, show the page that the address names, keep it fresh. */

import { ask, enter, LetInError, ProblemError, SilentError } from "./agent.js";
import { button, lesson, make, part, words } from "./dom.js";
import { page as history } from "./history.js";
import { page as overview } from "./overview.js";
import { ENDED } from "./pause.js";
import { page as policy } from "./policy.js";
import { page as redact } from "./redact.js";
import { page as status } from "./status.js";
import { page as tools } from "./tools.js";
import { page as wizard } from "./wizard.js";

/** @type {Dash.Page[]} */
const PAGES = [history, overview, redact, tools, policy, wizard, status];
const RETRY_MS = 3_000;

/** @type {Dash.Shown} */
let shown = {};
let mark = "";
let ended = false;

/** Show the page that the address names. */
function show() {
  const name = location.hash.slice(1);
  const page = PAGES.find((one) => one.name === name) ?? PAGES[0];
  if (!page) return;
  shown.hide?.();
  const root = part("content");
  document.title = `${page.title} – Handrail`;
  for (const link of part("pages").querySelectorAll("a")) {
    if (link.hash === `#${page.name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  root.replaceChildren(make("h1", null, page.title));
  shown = page.show(root);
}

/**
 * Show something in the place of the pages and their menu.
 * @param {string} title of the tab
 * @param {string} heading
 * @param {HTMLElement} told
 */
function showInstead(title, heading, told) {
  shown.hide?.();
  shown = {};
  part("pages").hidden = true;
  document.title = title;
  part("content").replaceChildren(make("h1", null, heading), told);
}

/** Show how to come in. */
function showDoor() {
  showInstead(
    "Open Handrail again",
    "Open this page again",
    lesson(
      "This tab has no key, or its key is used up",
      words(
        "Your history is private, so each link to it opens once, within a minute, in one tab. ",
        "A new start of Handrail needs a new link, too.",
      ),
      words("Choose “Open history” in the tray or in the browser’s toolbar, or run:"),
      make("pre", null, "handrail dashboard"),
    ),
  );
}

/** Show that it was ended, and how to start it again: all else on this page is over. */
function showEnd() {
  ended = true;
  beSilent(false);
  showInstead(
    "Handrail has ended",
    "Handrail has ended",
    lesson(
      "Nothing you paste is checked now",
      words("To start it again, choose Handrail among your programs, or run:"),
      make("pre", null, "handrail run"),
      words("You can close this tab. After a new start this page needs a new link:"),
      make("pre", null, "handrail dashboard"),
    ),
  );
  part("content").focus();
}

/**
 * Tell an error where the person is looking.
 * @param {unknown} error
 */
function tell(error) {
  if (ended) return;
  if (error instanceof LetInError) showDoor();
  else if (error instanceof SilentError) beSilent(true);
  else if (error instanceof ProblemError) beSilent(false, error.message);
  else throw error;
}

/**
 * Say that the agent does not answer, or take that back.
 * @param {boolean} silent
 * @param {string} problem instead
 */
function beSilent(silent, problem = "") {
  const place = part("silent");
  place.hidden = !silent && !problem;
  const start = "Handrail does not answer. Start it, then open a new link: handrail dashboard";
  place.replaceChildren(
    problem || start,
    button("Close", () => beSilent(false), "quiet"),
  );
}

/** Wait for news as long as somebody looks at this tab. */
async function listen() {
  while (!ended) {
    if (document.hidden) await new Promise((seen) => whenSeen(seen));
    try {
      const news = await ask("news", { mark });
      beSilent(false);
      if (mark && news.mark !== mark) shown.news?.();
      mark = news.mark;
    } catch (error) {
      tell(error);
      if (error instanceof LetInError) return;
      await new Promise((later) => setTimeout(later, RETRY_MS));
    }
  }
}

/**
 * Call back once the tab is looked at again.
 * @param {(value?: unknown) => void} seen
 */
function whenSeen(seen) {
  document.addEventListener("visibilitychange", () => seen(), { once: true });
}

/**
 * Name a page in the menu: a narrow window has no room for a whole sentence.
 * @param {Dash.Page} page
 */
function named({ title, short }) {
  if (!short) return [title];
  return [make("span", { class: "long" }, title), make("span", { class: "short" }, short)];
}

/** Begin. */
async function begin() {
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    tell(event.reason);
  });
  addEventListener(ENDED, showEnd);
  part("skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address names the page
    part("content").focus();
  });
  const links = PAGES.map((page) => make("a", { href: `#${page.name}` }, ...named(page)));
  part("pages").replaceChildren(...links);
  const inside = await enter();
  part("content").setAttribute("aria-busy", "false");
  if (!inside) return showDoor();
  part("pages").hidden = false;
  addEventListener("hashchange", () => {
    if (ended) return;
    show();
    part("content").focus();
  });
  show();
  await listen();
}

void begin();
