/** The Wizard page: a policy, or a layer over one, from a few answers, shown while one answers. */

import { ask } from "./agent.js";
import { button, make, say, words } from "./dom.js";
import { forget, keep, kept } from "./kept.js";
import { classesFolded } from "./table.js";
import { refused, unfit } from "./wizard_fields.js";
import { answersOf, putInto } from "./wizard_kept.js";
import { layer } from "./wizard_layer.js";
import { wholePolicy } from "./wizard_policy.js";
import { IN_FORCE } from "./wizard_use.js";

// Long enough to finish a word.
const TYPING_MS = 500;
// Which of the things that can be made here was worked on.
const CHOSEN = "wizard";

/** @type {Dash.Page} */
export const page = { name: "wizard", title: "Make a policy", show };

/**
 * Show the page.
 * @param {HTMLElement} root
 * @returns {Dash.Shown}
 */
function show(root) {
  const place = make("div", { class: "stack", "aria-busy": "true" });
  /** @type {(() => void) | undefined} */
  let hide;
  root.append(
    words(
      "Everything stays on this computer. What your answers make is shown while you answer. ",
      "Leave the page and come back: they are kept until you close this tab.",
    ),
    classesFolded(),
    place,
  );
  makers().then((found) => {
    /** @param {number} at */
    const open = (at) => {
      hide?.();
      const maker = found[at];
      if (maker) hide = workOn(maker, at, found, place, open);
    };
    // Where an organisation's policy holds, people make a layer.
    const last = found.findIndex(({ title }) => title === kept(CHOSEN));
    open(last < 0 ? found.length - 1 : last);
    place.setAttribute("aria-busy", "false");
  });
  return { hide: () => hide?.() };
}

/**
 * Ask what can be made here.
 * @returns {Promise<Dash.Maker[]>}
 */
async function makers() {
  const [told, over] = await Promise.all([ask("choices"), ask("layers")]);
  return [wholePolicy(told), ...over.layers.map(layer)];
}

/**
 * Show a form, and what its answers make while somebody answers.
 * @param {Dash.Maker} maker
 * @param {number} at
 * @param {Dash.Maker[]} found
 * @param {HTMLElement} place
 * @param {(at: number) => void} open
 */
function workOn(maker, at, found, place, open) {
  const form = make("form", { class: "card stack", "aria-label": "Answers" }, ...maker.fields());
  const label = "What it makes";
  const preview = make("section", { class: "stack", "aria-label": label, "aria-busy": "true" });
  let waiting = 0;
  let asked = 0;
  /** @param {boolean} keep */
  async function work(keep) {
    asked += 1;
    const mine = asked;
    const wrong = unfit(form);
    if (wrong.length) {
      preview.replaceChildren(refused(wrong));
      preview.setAttribute("aria-busy", "false");
      return;
    }
    const answer = await ask(maker.path, { ...maker.answers(form), keep });
    if (mine !== asked) return; // another answer came meanwhile
    preview.replaceChildren(...maker.shown(answer, () => work(true)));
    preview.setAttribute("aria-busy", "false");
    // The button that was pressed is gone: what came of it has the keyboard, and is read out.
    if (answer.kept) document.getElementById(IN_FORCE)?.focus();
  }

  const again = startingAgain(maker.title, form, () => open(at));
  form.addEventListener("input", () => {
    again.note();
    clearTimeout(waiting);
    waiting = setTimeout(work, TYPING_MS, false);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  place.replaceChildren(
    ...(found.length > 1 ? [chooser(at, found, open)] : []),
    again.place,
    make("div", { class: "pair wizard" }, form, preview),
  );
  work(false);
  return () => {
    asked += 1;
    clearTimeout(waiting);
  };
}

/**
 * Keep the answers of a form, and let the person start again, or take that back.
 * @param {string} title of what is made
 * @param {HTMLFormElement} form just made, with nothing answered
 * @param {() => void} open makes the form anew
 */
function startingAgain(title, form, open) {
  const name = `${CHOSEN}.${title}`;
  const unanswered = JSON.stringify(answersOf(form));
  /** @type {Dash.Kept | null} */
  const before = kept(name);
  if (before) putInto(form, before);

  const cleared = `${name}, cleared`;
  const back = button("Bring my answers back", () => {
    keep(name, kept(cleared));
    forget(cleared);
    reopen("Your answers are back.");
  });
  const again = button("Start again", () => {
    keep(cleared, kept(name));
    forget(name);
    reopen("All answers are cleared.");
  });
  /** @param {string} told */
  function reopen(told) {
    open();
    /** @type {HTMLElement | null} */
    const next = document.querySelector("#again button:enabled:not([hidden])");
    next?.focus();
    say(told);
  }

  /** Show what can be done now. */
  function offer() {
    again.disabled = !kept(name);
    back.hidden = !again.disabled || !kept(cleared);
  }

  function note() {
    const answers = answersOf(form);
    if (JSON.stringify(answers) === unanswered) forget(name);
    else {
      keep(name, answers);
      forget(cleared);
    }
    offer();
  }

  offer();
  return { note, place: make("div", { class: "tools start", id: "again" }, again, back) };
}

/**
 * Make the list of what can be made here.
 * @param {number} at
 * @param {Dash.Maker[]} found
 * @param {(at: number) => void} open
 */
function chooser(at, found, open) {
  const list = make(
    "select",
    { id: "what-to-make" },
    ...found.map(({ title }, place) =>
      make("option", { value: String(place), selected: place === at }, title),
    ),
  );
  list.addEventListener("change", () => {
    keep(CHOSEN, found[Number(list.value)]?.title);
    open(Number(list.value));
    document.getElementById(list.id)?.focus();
  });
  const label = make("label", { for: list.id }, "What do you make?");
  return make("div", { class: "tools start" }, label, list);
}
