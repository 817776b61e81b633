/**
 * What pages are to look for before they ask: fetched from the agent per host, held as long as the
 * link stands and the policy stays, and taken back after that. And the count of what went in without
 * a question, which never says more than how many.
 */

import { show } from "./coverage.js";
import { hostOf } from "./hosts.js";

/** What the agent takes at once; far more than anybody pastes. Source: server/wire.py. */
const PASSED_MAX = 10_000;

/**
 * Make the keeper of descriptions and counts.
 * @param {{agent: Pick<ReturnType<typeof import("./agent.js").createAgent>, "ask" | "link" | "warm">, home: string, pause: Pick<ReturnType<typeof import("./pause.js").createPause>, "leftMs">}} needs
 */
export function createPrefilters({ agent, home, pause }) {
  /** @type {Map<string, Promise<House.PrefilterNews | null>>} */
  const byHost = new Map();
  /** @type {Map<string, {host: string, surface: Wire.Surface, count: number}>} */
  const counts = new Map();

  /**
   * Ask the agent what a page of this host is to look for.
   * @param {string} host
   * @returns {Promise<House.PrefilterNews | null>}
   */
  async function fetched(host) {
    /** @type {Wire.PrefilterAnswer | House.Unanswered} */
    const answer = await agent.ask("prefilter", { v: 1, host });
    return typeof answer === "string" ? null : { id: answer.id, told: answer.told };
  }

  /**
   * Say what a page of this host is to look for; null while nobody can say so.
   * @param {string} host
   */
  async function of(host) {
    if (agent.link() === "starting") await agent.warm();
    if (host === "" || agent.link() !== "connected") return null;
    const known = byHost.get(host) ?? fetched(host);
    byHost.set(host, known);
    const news = await known;
    if (byHost.get(host) !== known) return null; // taken back meanwhile: the page will ask again
    if (news === null) byHost.delete(host);
    return news;
  }

  /** Take every description back, here and in all pages, and say how long a pause is; they ask again. */
  async function takeBack() {
    byHost.clear();
    const tabs = await chrome.tabs.query({});
    await Promise.all(
      tabs.map(async ({ id }) => {
        if (id === undefined) return false;
        try {
          await chrome.tabs.sendMessage(id, { kind: "prefilter", pausedMs: pause.leftMs() });
          return true;
        } catch {
          return false; // nobody listens there
        }
      }),
    );
  }

  /**
   * Tell the agent the counts; what it does not take is kept for the next time.
   * @returns {Promise<boolean>} whether it took all of them
   */
  async function tell() {
    const told = [...counts.values()];
    counts.clear();
    const taken = told.map(async (one) => {
      const answer = await agent.ask("passed", { v: 1, ...one });
      if (typeof answer !== "string") return true;
      add(one);
      return false;
    });
    return (await Promise.all(taken)).every(Boolean);
  }

  /** @param {{host: string, surface: Wire.Surface, count: number}} more */
  function add({ host, surface, count }) {
    const key = `${surface} ${host}`;
    const sum = count + (counts.get(key)?.count ?? 0);
    counts.set(key, { host, surface, count: Math.min(sum, PASSED_MAX) });
  }

  /**
   * Count one paste. An agent that does not answer is shown: the page looked, the agent did not.
   * @param {{surface: Wire.Surface}} message
   * @param {chrome.runtime.MessageSender} sender
   */
  async function passed({ surface }, sender) {
    const host = hostOf(sender, home);
    if (host === "") return false;
    add({ host, surface, count: 1 });
    const taken = await tell();
    if (!taken && sender.tab?.id !== undefined) {
      await show(sender.tab.id, {
        ...{ state: "degraded", why: "silent" },
        ...{ observing: false, until: 0 },
      });
    }
    return taken;
  }

  /**
   * Answer a page; nothing new is said in one word. In a pause it is told how long and no more: it
   * asks again afterwards.
   * @param {{known: string | null}} message
   * @param {chrome.runtime.MessageSender} sender
   */
  async function tellPage({ known }, sender) {
    const news = pause.leftMs() > 0 ? null : await of(hostOf(sender, home));
    const pausedMs = pause.leftMs(); // of() may have made the connection that tells of it
    if (pausedMs > 0) return { news: null, pausedMs };
    return news && news.id === known ? "same" : { news };
  }

  /** @type {Array<[string, (message: any, sender: chrome.runtime.MessageSender) => Promise<unknown>]>} */
  const table = [
    ["prefilter", tellPage],
    ["passed", passed],
  ];
  return Object.freeze({ handlers: new Map(table), takeBack });
}
