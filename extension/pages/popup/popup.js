/**
 * The popup: what holds for the current tab, why, and the one next step.
 */

import { localise, make, overviewOf, part, reasons, say, show, stateName } from "../page.js";
import { showMay } from "./may.js";
import { offer } from "./originals.js";

/** How often an open popup looks again, milliseconds: a person starting the app sees it connect. */
const LOOK_AGAIN_MS = 2500;
/** The practice page's name towards the agent; it has no host to show. */
const PRACTICE = "practice";

/** @type {Readonly<Record<Wire.Tier, string>>} */
const TIER_OF = Object.freeze({
  approved: "tier_approved",
  unlisted: "tier_unlisted",
  restricted: "tier_restricted",
  prohibited: "tier_prohibited",
});

/**
 * Name the tool and what the organisation thinks of it.
 * @param {Wire.Tool} tool
 * @param {string} host
 */
const toolText = ({ name, tier }, host) =>
  host === PRACTICE
    ? say("popup_tool_practice")
    : say("popup_tool_value", name, say(TIER_OF[tier]));

/**
 * List what the agent says about the tool, the policy and today.
 * @param {Wire.Status | null} status
 * @param {string} host
 */
function showRows(status, host) {
  const rows = part("rows");
  rows.hidden = status === null;
  if (!status) return;
  const { tool, policy, today } = status;
  const facts = [
    ["popup_policy", say("popup_policy_value", policy.id, String(policy.version))],
    ["popup_today", say("popup_today_value", String(today.verdicts), String(today.held))],
  ];
  if (host) facts.unshift(["popup_tool", toolText(tool, host)]);
  rows.replaceChildren(
    ...facts.flatMap(([key = "", value = ""]) => [make("dt", "", say(key)), make("dd", "", value)]),
  );
}

/**
 * Say what is not as it should be although pastes are checked.
 * @param {Wire.Status | null} status
 */
function noteOf(status) {
  if (status?.policy.problems.length) return say("popup_problem");
  return status?.history === "memory" ? say("popup_memory") : "";
}

/** Look at the current tab and show it. */
async function look() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const overview = tab?.id === undefined ? null : await overviewOf(tab.id);
  if (tab?.id === undefined || !overview) return;
  const state = part("state");
  state.dataset.state = overview.state;
  // A status that is written anew is spoken anew: only when it changed.
  if (state.textContent !== stateName(overview)) state.textContent = stateName(overview);
  const { why, next } = reasons(overview);
  show("why", why);
  show("next", next);
  // That pastes are checked must not be read as that everything is.
  part("only").hidden = overview.state !== "protected" || overview.observing;
  show("host", overview.host === PRACTICE ? "" : overview.host);
  showMay(overview);
  showRows(overview.status, overview.host);
  show("note", noteOf(overview.status));
  part("practice").hidden = overview.why !== "not_a_tool" || overview.link !== "connected";
  part("resume").hidden = overview.why !== "paused";
  part("history").hidden = overview.status === null;
  part("main").setAttribute("aria-busy", "false");
  await offer(tab.id, overview);
}

/** Open the person's own record; where the agent does not answer, the state says so. */
async function openHistory() {
  if (await chrome.runtime.sendMessage({ kind: "history" })) window.close();
  else await look();
}

localise();
part("practice").addEventListener("click", async () => {
  await chrome.tabs.create({ url: chrome.runtime.getURL("pages/practice/practice.html") });
  window.close();
});
part("options").addEventListener("click", async () => {
  await chrome.runtime.openOptionsPage();
  window.close();
});
part("history").addEventListener("click", openHistory);
part("resume").addEventListener("click", async () => {
  await chrome.runtime.sendMessage({ kind: "resume" });
  await look();
});
look();
setInterval(look, LOOK_AGAIN_MS);
