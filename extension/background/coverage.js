/**
 * What icon and popup may say about a tab. What was not checked is never shown as checked: a tab
 * counts as protected only when its script answers and the agent is there.
 */

/** Messages of the toolbar icon, by state. */
const TITLE_OF = Object.freeze({
  protected: "action_title_protected",
  degraded: "action_title_degraded",
  not_covered: "action_title_not_covered",
});

/** Icons by state; see extension/icons. */
const ICON_OF = Object.freeze({
  protected: "protected",
  degraded: "degraded",
  not_covered: "off",
});

/**
 * Draw the state of a tab from what is known.
 * @param {{isTool: boolean, scriptAnswers: boolean, link: House.Link, silent: boolean, pausedUntil: number, memory: Readonly<import("./storage.js").Memory>}} known
 * @returns {House.Coverage}
 */
export function coverageOf({ isTool, scriptAnswers, link, silent, pausedUntil, memory }) {
  const observing = memory.posture === "observe";
  /** @type {(state: House.TabState, why: House.Coverage["why"], until?: number) => House.Coverage} */
  const say = (state, why, until = 0) => ({ state, why, observing, until });
  if (!isTool) return say("not_covered", "not_a_tool");
  if (!scriptAnswers) return say("not_covered", "no_script");
  if (!memory.met) return say("not_covered", "never_met");
  if (pausedUntil > 0) return say("not_covered", "paused", pausedUntil);
  if (link === "connected") return silent ? say("degraded", "silent") : say("protected", "");
  return say("degraded", link === "starting" ? "silent" : link);
}

/**
 * Ask a tab's top frame whether its script is alive and in place.
 * @param {number} tabId
 * @returns {Promise<boolean>}
 */
export async function scriptAnswers(tabId) {
  try {
    return (await chrome.tabs.sendMessage(tabId, { kind: "alive" }, { frameId: 0 })) === true;
  } catch {
    return false; // nobody listens there: no script, an orphan, or the tab is gone
  }
}

/**
 * Tell a time of day the way the person's browser does.
 * @param {number} atMs
 */
const timeOfDay = (atMs) => new Intl.DateTimeFormat([], { timeStyle: "short" }).format(atMs);

/**
 * Say a state in the toolbar's words.
 * @param {House.Coverage} coverage
 */
function titleOf({ state, why, observing, until }) {
  if (why === "paused") return chrome.i18n.getMessage("action_title_paused", timeOfDay(until));
  return chrome.i18n.getMessage(observing ? "action_title_observing" : TITLE_OF[state]);
}

/**
 * Show a state in the toolbar, for one tab only.
 * @param {number} tabId
 * @param {House.Coverage} coverage
 * @returns {Promise<boolean>} false when the tab was closed meanwhile
 */
export async function show(tabId, coverage) {
  const { state } = coverage;
  const icon = ICON_OF[state];
  const path = Object.fromEntries([16, 32].map((size) => [size, `/icons/${icon}-${size}.png`]));
  const title = titleOf(coverage);
  try {
    await chrome.action.setIcon({ tabId, path });
    await chrome.action.setTitle({ tabId, title });
    await chrome.action.setBadgeBackgroundColor({ tabId, color: "#a15c07" });
    await chrome.action.setBadgeText({ tabId, text: state === "degraded" ? "!" : "" });
    return true;
  } catch {
    return false;
  }
}
