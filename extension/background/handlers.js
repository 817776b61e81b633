/**
 * What the worker does with each message: one function per kind, in a table.
 */

import { coverageOf, scriptAnswers, show } from "./coverage.js";
import { hostIn, hostOf, isPractice, PRACTICE_HOST, toolAt } from "./hosts.js";
import { unanswered } from "./silence.js";
import { recall } from "./storage.js";

/**
 * @typedef {object} Needs
 * @property {ReturnType<typeof import("./agent.js").createAgent>} agent
 * @property {ReadonlyArray<{name: string, hosts: readonly string[]}>} tools
 * @property {string} home the extension's own base address
 */

/** @typedef {(message: any, sender: chrome.runtime.MessageSender) => Promise<unknown>} Handler */

/**
 * Make the table of handlers. An agent that does not answer is a value with a name.
 * @param {Needs} needs
 * @returns {{handlers: ReadonlyMap<string, Handler>, refresh: () => Promise<void>}}
 */
export function createHandlers({ agent, tools, home }) {
  /**
   * Name the practice page or a tool of the catalogue.
   * @param {string} host
   * @returns {string | undefined}
   */
  const nameOf = (host) =>
    host === PRACTICE_HOST ? chrome.i18n.getMessage("practice_title") : toolAt(host, tools)?.name;

  /**
   * Say what holds on a host where no verdict came.
   * @param {House.Unanswered} why  @param {string} host
   */
  const fallbackFor = async (why, host) => {
    return unanswered(why, nameOf(host) ?? host, await recall());
  };

  /**
   * Draw the state of a tab whose script is known to answer, or is asked.
   * @param {string} host  @param {boolean} answers
   */
  const coverageAt = async (host, answers) => {
    const memory = await recall();
    return coverageOf({ isTool: host !== "", scriptAnswers: answers, link: agent.link(), memory });
  };

  /** @param {chrome.tabs.Tab} tab */
  const hostOfTab = (tab) => (isPractice(tab.url, home) ? PRACTICE_HOST : hostIn(tab.url));

  /** @type {Handler} */
  const judge = async ({ surface, text, html, files }, sender) => {
    const host = hostOf(sender, home);
    /** @type {Wire.VerdictRequest} */
    const request = { v: 1, surface, host, text };
    if (html) request.html = html;
    if (files?.length) request.files = files;
    /** @type {Wire.Verdict | House.Unanswered} */
    const verdict = await agent.ask("verdict", request);
    if (typeof verdict === "string") return fallbackFor(verdict, host);
    const tool = { ...verdict.tool, name: nameOf(host) ?? verdict.tool.name };
    return { ...verdict, tool, unchecked: null };
  };

  /** @type {Handler} */
  const decide = async ({ id, decision, reason }) => {
    /** @type {Wire.DecisionRequest} */
    const request = { v: 1, id, decision };
    if (decision === "continued" && reason) request.reason = reason;
    /** @type {Wire.Kept | House.Unanswered} */
    const answer = await agent.ask("decision", request);
    return typeof answer === "string" ? answer : answer.kept;
  };

  /** @type {Handler} */
  const hello = async (_message, sender) => {
    // One try per page is enough where no agent is: each of them starts the bridge.
    if (sender.frameId === 0 || agent.link() === "starting") await agent.warm();
    const host = hostOf(sender, home);
    const coverage = await coverageAt(host, true);
    if (sender.tab?.id !== undefined && sender.frameId === 0) await show(sender.tab.id, coverage);
    return { coverage, fallback: await fallbackFor("silent", host) };
  };

  /** @type {Handler} */
  const overview = async ({ tabId }, sender) => {
    if (!sender.url?.startsWith(home)) return null; // a page's business is its own tab only
    await agent.warm();
    const tab = await chrome.tabs.get(tabId);
    const host = hostOfTab(tab);
    const coverage = await coverageAt(host, await scriptAnswers(tabId));
    await show(tabId, coverage);
    /** @type {Wire.Status | House.Unanswered} */
    const status = await agent.ask("status", { v: 1, host: host || PRACTICE_HOST });
    return {
      ...coverage,
      host,
      link: agent.link(),
      status: typeof status === "string" ? null : status,
    };
  };

  /** Show the state of every tab that is ours to read, after the agent came or went. */
  const refresh = async () => {
    const tabs = await chrome.tabs.query({});
    const known = tabs.filter((tab) => tab.id !== undefined && hostOfTab(tab) !== "");
    await Promise.all(
      known.map(async (tab) => {
        const id = /** @type {number} */ (tab.id);
        return show(id, await coverageAt(hostOfTab(tab), await scriptAnswers(id)));
      }),
    );
  };

  const handlers = new Map([
    ["judge", judge],
    ["decide", decide],
    ["hello", hello],
    ["overview", overview],
  ]);
  return { handlers, refresh };
}
