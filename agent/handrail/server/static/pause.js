/** Pauses: asking for one, ending it, and what the history says of earlier ones. */

import { ask } from "./agent.js";
import { button, dialog, make, say, words } from "./dom.js";
import { count, timeOf, when } from "./words.js";

// What a person needs for one thing at hand, and the longest there is.
const LENGTHS = [5, 15];

/** What the window hears when the person has quit. */
export const ENDED = "handrail-ended";

const BY = {
  icon: "from the icon",
  dashboard: "here",
  popup: "in the browser",
  command: "by command",
};
const BECAUSE = {
  time: "its time was over",
  person: "you resumed",
  policy: "your policy ended it",
  stopped: "Handrail was stopped",
};

/**
 * Make what is done about a pause, and about the agent as a whole.
 * @param {Dash.Status} told
 * @param {() => void} again shows how things stand
 */
export function controls(told, again) {
  return make(
    "section",
    { class: "card" },
    make("h2", null, told.paused_until ? "Paused" : "Pause or quit"),
    ...(told.paused_until ? paused(told.paused_until, again) : mayPause(told, again)),
    make("div", { class: "choices" }, button("Quit Handrail…", quit)),
  );
}

/**
 * @param {string} until
 * @param {() => void} again
 */
function paused(until, again) {
  const resume = button("Resume now", () => set(0, again), "main");
  return [
    words(`Nothing is checked until ${timeOf(until)}. It ends by itself, and is in your history.`),
    make("div", { class: "choices" }, resume),
  ];
}

/**
 * @param {Dash.Status} told
 * @param {() => void} again
 */
function mayPause({ pause_minutes }, again) {
  const lengths = LENGTHS.filter((minutes) => minutes <= pause_minutes);
  if (!lengths.length && pause_minutes) lengths.push(pause_minutes);
  if (!lengths.length) return [words("Your policy allows no pause.")];
  const buttons = lengths.map((minutes) =>
    button(`Pause for ${count(minutes, "minute")}`, () => set(minutes, again)),
  );
  return [
    words("While paused, nothing you paste is checked. It ends by itself, and is recorded."),
    make("div", { class: "choices", role: "group", "aria-label": "Pause" }, ...buttons),
  ];
}

/**
 * @param {number} minutes
 * @param {() => void} again
 */
async function set(minutes, again) {
  /** @type {{ paused_until: string | null }} */
  const told = await ask("pause", { minutes });
  say(told.paused_until ? `Paused until ${timeOf(told.paused_until)}.` : "Handrail checks again.");
  again();
}

/** Ask once more, then end the agent. */
function quit() {
  dialog("Quit Handrail?", (close) => [
    words("Until you start it again, nothing you paste is checked, and this page stops working."),
    words("To start it: ", make("code", null, "handrail run")),
    make(
      "div",
      { class: "choices" },
      button("Quit", async () => {
        await ask("quit");
        close();
        dispatchEvent(new Event(ENDED));
      }),
      make("button", { type: "button", class: "main", autofocus: true, click: close }, "Stay"),
    ),
  ]);
}

/**
 * List the pauses of the time that is shown; nothing where there were none.
 * @param {Dash.Pause[]} pauses newest first
 */
export function pausesOf(pauses) {
  if (!pauses.length) return [];
  const title = `Paused ${count(pauses.length, "time")}: nothing was checked then`;
  const items = pauses.map((one) => make("li", null, told(one)));
  return [
    make(
      "details",
      { class: "note" },
      make("summary", null, title),
      make("ul", { class: "lessons" }, ...items),
    ),
  ];
}

/** @param {Dash.Pause} one */
function told({ begun, until, by, ended, because }) {
  const begin = `${when(begun)}, ${BY[by]}`;
  if (!ended || !because) return `${begin}: until ${timeOf(until)} at the latest.`;
  return `${begin}: until ${timeOf(ended)}, when ${BECAUSE[because]}.`;
}
