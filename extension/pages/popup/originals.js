/**
 * Originals put back: the person pastes a tool's answer here and reads it with their own values.
 * They stand in this window only, and are gone with it.
 */

import { count, make, part, say, show } from "../page.js";

/** What the agent takes at once, characters. Source: server/originals_wire.py. */
const ANSWER_MAX_CHARS = 200_000;

/** Why a name was not put back, most important first. */
const LEFT = Object.freeze({
  secret: "originals_left_secret",
  forgotten: "originals_left_forgotten",
  unknown: "originals_left_unknown",
  long: "originals_left_long",
});

/** Stem of `originals_held_one` and `originals_held_other`. */
const HELD = "originals_held";
/** Stem of `originals_done_one` and `originals_done_other`. */
const DONE = "originals_done";

const answer = /** @type {HTMLTextAreaElement} */ (part("answer"));
const whole = /** @type {HTMLTextAreaElement} */ (part("whole"));

/** Which tab the popup stands over; null until that is known. */
/** @type {number | null} */
let tabId = null;

/**
 * Ask the agent through the worker.
 * @param {string} text
 * @returns {Promise<Wire.Originals | House.Unanswered | null>}
 */
const ask = (text) => chrome.runtime.sendMessage({ kind: "originals", tabId, text });

/**
 * Say how many values are at hand, or what this is for while there are none.
 * @param {number} held
 */
function showHeld(held) {
  show("originals-about", held > 0 ? count(HELD, held) : say("originals_empty"));
  part("kept").hidden = held === 0;
}

/**
 * Say what was not put back, and why.
 * @param {Wire.LeftNote[]} left
 */
function showLeft(left) {
  const lines = Object.entries(LEFT).flatMap(([why, key]) => {
    const names = left.filter((note) => note.why === why).map(({ placeholder }) => placeholder);
    return names.length > 0 ? [make("li", "", say(key, names.join(", ")))] : [];
  });
  part("originals-left").replaceChildren(...lines);
}

/**
 * Say what became of it.
 * @param {Wire.Originals} done
 */
function outcome({ count: places, left }) {
  if (places > 0) return count(DONE, places);
  return left.length > 0 ? "" : say("originals_none");
}

/** Take away what was shown. */
function clear() {
  whole.value = "";
  part("whole-box").hidden = true;
  part("originals-left").replaceChildren();
}

/** Put the originals into what was pasted. */
async function putBack() {
  clear();
  if (answer.value.length > ANSWER_MAX_CHARS) return show("originals-said", say("originals_long"));
  const done = await ask(answer.value);
  if (done === null || typeof done === "string") {
    return show("originals-said", say("originals_silent"));
  }
  show("originals-said", outcome(done));
  showLeft(done.left);
  showHeld(done.held);
  whole.value = done.text;
  part("whole-box").hidden = done.count === 0;
}

/** Copy the text with the originals. */
async function copy() {
  try {
    await navigator.clipboard.writeText(whole.value);
  } catch {
    whole.select();
    return show("originals-said", say("status_not_copied"));
  }
  show("originals-said", say("originals_copied"));
}

/** Have the values forgotten. */
async function forget() {
  /** @type {Wire.Forgotten | House.Unanswered | null} */
  const done = await chrome.runtime.sendMessage({ kind: "forget", tabId });
  clear();
  const heard = done !== null && typeof done !== "string";
  show("originals-said", say(heard ? "originals_forgotten" : "originals_silent"));
  if (!heard) return;
  showHeld(0);
  answer.focus();
}

/**
 * Offer this over a tab that shows a tool, while there is an agent to ask.
 * @param {number} overTabId
 * @param {House.Overview} overview
 */
export async function offer(overTabId, { host, link, status }) {
  tabId = overTabId;
  const possible = host !== "" && link === "connected" && status !== null;
  part("originals").hidden = !possible;
  if (!possible) return;
  const known = await ask("");
  if (known !== null && typeof known !== "string") showHeld(known.held);
}

part("answer-form").addEventListener("submit", (event) => {
  event.preventDefault();
  putBack();
});
part("copy").addEventListener("click", copy);
part("forget").addEventListener("click", forget);
