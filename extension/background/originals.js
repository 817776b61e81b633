/**
 * What the popup asks besides the state of its tab: the originals of what was hidden, the history,
 * the end of a pause. Only our own pages get an answer; no page of a site ever sees an original.
 */

import { hostOfTab } from "./hosts.js";

/** @typedef {import("./handlers.js").Needs} Needs */
/** @typedef {import("./handlers.js").Handler} Handler */

/**
 * Tell whether one of our own pages asks.
 * @param {Needs} needs
 * @param {chrome.runtime.MessageSender} sender
 */
const isOurs = ({ home }, sender) => sender.url?.startsWith(home) ?? false;

/**
 * Name the conversation a tab shows.
 * @param {Needs} needs
 * @param {number} tabId
 * @returns {Promise<string>} empty where the tab shows no tool
 */
async function conversationIn({ chats, home }, tabId) {
  const tab = await chrome.tabs.get(tabId);
  const host = hostOfTab(tab, home);
  return host && chats.at(tabId, host, tab.url);
}

/**
 * Put the originals into a text, or only count those at hand.
 * @type {Handler}
 */
async function originals(needs, { tabId, text }, sender) {
  const conversation = isOurs(needs, sender) && (await conversationIn(needs, tabId));
  if (!conversation) return null;
  return needs.agent.ask("originals", { v: 1, conversation, text });
}

/**
 * Have the originals of the conversation forgotten that a tab shows.
 * @type {Handler}
 */
async function forget(needs, { tabId }, sender) {
  const conversation = isOurs(needs, sender) && (await conversationIn(needs, tabId));
  if (!conversation) return null;
  return needs.agent.ask("forget", { v: 1, conversations: [conversation] });
}

/**
 * Open the person's own record.
 * @type {Handler}
 */
async function history(needs, _message, sender) {
  if (!isOurs(needs, sender)) return false;
  /** @type {Wire.DashboardLink | House.Unanswered} */
  const link = await needs.agent.ask("dashboard", { v: 1 });
  if (typeof link === "string") return false;
  await chrome.tabs.create({ url: link.url });
  return true;
}

/**
 * End a pause before its time.
 * @type {Handler}
 */
async function resume(needs, _message, sender) {
  if (!isOurs(needs, sender)) return false;
  return typeof (await needs.agent.ask("pause", { v: 1, minutes: 0 })) !== "string";
}

/** @type {ReadonlyArray<[kind: string, handle: Handler]>} */
export const POPUP_TABLE = [
  ["originals", originals],
  ["forget", forget],
  ["history", history],
  ["resume", resume],
];

/**
 * Have everything forgotten that belonged to a closed tab.
 * @param {Pick<Needs, "chats"> & {agent: Pick<Needs["agent"], "ask" | "link" | "warm">}} needs
 * @param {number} tabId
 */
export async function tabClosed({ agent, chats }, tabId) {
  const conversations = await chats.ended(tabId);
  if (conversations.length === 0) return false;
  // A closed tab may be what woke the worker.
  if (agent.link() === "starting") await agent.warm();
  if (agent.link() !== "connected") return false;
  return typeof (await agent.ask("forget", { v: 1, conversations, ended: true })) !== "string";
}
