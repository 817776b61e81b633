/**
 * After an update the scripts in open tabs are orphans and stay silent; this puts new ones in.
 */

import { scriptAnswers } from "./coverage.js";

/**
 * Put the content scripts into open tabs that have none that answers.
 * @param {readonly string[]} [matches] which tabs; without it, those of the tools
 * @returns {Promise<void>}
 */
export async function reinject(matches) {
  // Our own world last: once it answers, a tab counts as done.
  for (const entry of (chrome.runtime.getManifest().content_scripts ?? []).toReversed()) {
    const url = [...(matches ?? entry.matches ?? [])];
    if (url.length === 0) continue; // no pattern would mean every tab
    const tabs = await chrome.tabs.query({ url });
    await Promise.all(tabs.map((tab) => arm(tab, entry)));
  }
}

/**
 * Put the scripts into one tab.
 * @param {chrome.tabs.Tab} tab
 * @param {{js?: string[] | undefined, world?: "MAIN"}} entry
 * @returns {Promise<boolean>} false where the browser does not let us in
 */
async function arm(tab, { js = [], world }) {
  if (tab.id === undefined || tab.discarded || (await scriptAnswers(tab.id))) return false;
  try {
    await chrome.scripting.executeScript({
      target: { tabId: tab.id, allFrames: true },
      files: js,
      world: world ?? "ISOLATED",
      injectImmediately: true,
    });
    return true;
  } catch {
    return false; // an error page, or a tab that closed meanwhile: it stays "not covered"
  }
}
