/**
 * What the worker does with each message: one function per kind, in a table.
 */

import { coverageOf, scriptAnswers, show } from "./coverage.js";
import { createHearing } from "./hearing.js";
import { hostOf, hostOfTab, PRACTICE_HOST, toolAt } from "./hosts.js";
import { POPUP_TABLE } from "./originals.js";
import { unanswered } from "./silence.js";
import { recall } from "./storage.js";

/**
 * @typedef {object} Needs
 * @property {ReturnType<typeof createHearing>} agent
 * @property {ReadonlyArray<{name: string, hosts: readonly string[]}>} tools
 * @property {string} home the extension's own base address
 * @property {ReturnType<typeof import("./conversation.js").createConversations>} chats
 * @property {Pick<ReturnType<typeof import("./pause.js").createPause>, "untilMs">} pause
 */

/** @typedef {chrome.runtime.MessageSender} Sender */
/** @typedef {(needs: Needs, message: any, sender: Sender) => Promise<unknown>} Handler */

/**
 * Name the practice page or a tool of the catalogue.
 * @param {Needs} needs
 * @param {string} host
 * @returns {string | undefined}
 */
function nameOf({ tools }, host) {
  if (host === PRACTICE_HOST) return chrome.i18n.getMessage("practice_title");
  return toolAt(host, tools)?.name;
}

/**
 * Say what holds on a host where no verdict came.
 * @param {Needs} needs
 * @param {House.Unanswered} why
 * @param {string} host
 */
async function fallbackFor(needs, why, host) {
  return unanswered(why, nameOf(needs, host) ?? host, await recall());
}

/**
 * Draw the state of a tab from what is known of it.
 * @param {Needs} needs
 * @param {string} host
 * @param {boolean} answers whether its script does
 */
async function coverageAt({ agent, pause }, host, answers) {
  const memory = await recall();
  const [link, silent, pausedUntil] = [agent.link(), agent.isSilent(), pause.untilMs()];
  const known = { isTool: host !== "", scriptAnswers: answers, link, silent, memory, pausedUntil };
  return coverageOf(known);
}

/**
 * Note which chat a tab shows, and give our word for it.
 * @param {Needs} needs
 * @param {Sender} sender
 * @returns {Promise<string>} empty where nobody says which tab it is
 */
async function chatOf({ chats, home }, sender) {
  if (sender.tab?.id === undefined) return "";
  return chats.at(sender.tab.id, hostOf(sender, home), sender.tab.url);
}

/**
 * Ask the agent about content, or say what the policy says where it does not answer.
 * @type {Handler}
 */
async function judge(needs, { surface, text, html, files }, sender) {
  const host = hostOf(sender, needs.home);
  /** @type {Wire.VerdictRequest} */
  const request = { v: 1, surface, host, text };
  if (html) request.html = html;
  if (files?.length) request.files = files;
  const conversation = await chatOf(needs, sender);
  if (conversation) request.conversation = conversation;
  /** @type {Wire.Verdict | House.Unanswered} */
  const verdict = await needs.agent.ask("verdict", request);
  if (typeof verdict === "string") return fallbackFor(needs, verdict, host);
  const tool = { ...verdict.tool, name: nameOf(needs, host) ?? verdict.tool.name };
  return { ...verdict, tool, unchecked: null };
}

/**
 * Tell the agent what the person did.
 * @type {Handler}
 */
async function decide({ agent }, { id, decision, reason }) {
  /** @type {Wire.DecisionRequest} */
  const request = { v: 1, id, decision };
  if (decision === "continued" && reason) request.reason = reason;
  /** @type {Wire.Kept | House.Unanswered} */
  const answer = await agent.ask("decision", request);
  return typeof answer === "string" ? answer : answer.kept;
}

/**
 * Greet a script: show the state of its tab, and tell it what holds in silence.
 * @type {Handler}
 */
async function hello(needs, _message, sender) {
  // One try per page is enough where no agent is: each of them starts the bridge.
  if (sender.frameId === 0 || needs.agent.link() === "starting") await needs.agent.warm();
  const host = hostOf(sender, needs.home);
  const coverage = await coverageAt(needs, host, true);
  if (sender.tab?.id !== undefined && sender.frameId === 0) {
    await chatOf(needs, sender);
    await show(sender.tab.id, coverage);
    needs.agent.check();
  }
  return { coverage, fallback: await fallbackFor(needs, "silent", host) };
}

/**
 * Note that a tab went to another chat without loading a page.
 * @type {Handler}
 */
async function moved(needs, _message, sender) {
  return (await chatOf(needs, sender)) !== "";
}

/**
 * Look at one tab for the popup or the practice page.
 * @type {Handler}
 */
async function overview(needs, { tabId }, sender) {
  const { agent, home } = needs;
  if (!sender.url?.startsWith(home)) return null; // a page's business is its own tab only
  await agent.warm();
  const host = hostOfTab(await chrome.tabs.get(tabId), home);
  /** @type {Wire.Status | House.Unanswered} */
  const answer = await agent.ask("status", { v: 1, host: host || PRACTICE_HOST });
  const coverage = await coverageAt(needs, host, await scriptAnswers(tabId));
  await show(tabId, coverage);
  const status = typeof answer === "string" ? null : answer;
  return { ...coverage, host, link: agent.link(), status };
}

/**
 * Show the state of every tab that is ours to read, after the agent came or went.
 * @param {Needs} needs
 * @returns {Promise<unknown>}
 */
async function refresh(needs) {
  const tabs = await chrome.tabs.query({});
  const shown = tabs.map(async (tab) => {
    const host = hostOfTab(tab, needs.home);
    if (tab.id === undefined || host === "") return false;
    return show(tab.id, await coverageAt(needs, host, await scriptAnswers(tab.id)));
  });
  return Promise.all(shown);
}

/** @type {ReadonlyArray<[kind: string, handle: Handler]>} */
const TABLE = [
  ["judge", judge],
  ["decide", decide],
  ["hello", hello],
  ["moved", moved],
  ["overview", overview],
  ...POPUP_TABLE,
];

/**
 * Make the table of handlers. An agent that does not answer is a value with a name.
 * @param {Omit<Needs, "agent"> & {agent: Parameters<typeof createHearing>[0]["agent"]}} given
 */
export function createHandlers(given) {
  const agent = createHearing({ agent: given.agent, onChange: () => void refresh(needs) });
  /** @type {Needs} */
  const needs = { ...given, agent };
  const bound = TABLE.map(
    ([kind, handle]) =>
      /** @type {const} */ ([
        kind,
        (/** @type {any} */ message, /** @type {Sender} */ sender) =>
          handle(needs, message, sender),
      ]),
  );
  return { handlers: new Map(bound), refresh: () => refresh(needs) };
}
