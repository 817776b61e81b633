/**
 * The only file that touches storage. On disk it keeps two facts: that the agent was ever met, and
 * what its policy says for the time it cannot be asked, with the reasons it then offers. In memory, until the browser ends, which
 * chats the tabs show, across restarts of the worker. Never content.
 */

const KEY = "agent";
const CHATS = "chats";

/**
 * @typedef {object} Memory
 * @property {boolean} met whether a session was ever opened on this profile
 * @property {Wire.When | null} when what the policy said last
 * @property {Wire.Posture} posture
 * @property {string[]} reasons what the policy offers where a reason is asked for
 */

/** @type {Readonly<Memory>} */
export const STRANGERS = Object.freeze({
  met: false,
  when: null,
  posture: "enforce",
  reasons: [],
});

/**
 * Recall what is known about the agent.
 * @returns {Promise<Readonly<Memory>>}
 */
export async function recall() {
  const stored = await chrome.storage.local.get(KEY);
  return { ...STRANGERS, .../** @type {Partial<Memory>} */ (stored[KEY] ?? {}) };
}

/**
 * Remember that the agent was met, and what its policy says for the time it is silent.
 * @param {Wire.PolicyNews} policy
 * @returns {Promise<void>}
 */
export function remember({ when, posture, reasons = [] }) {
  /** @type {Memory} */
  const memory = { met: true, when, posture, reasons };
  return chrome.storage.local.set({ [KEY]: memory });
}

/**
 * Recall which chats the tabs show.
 * @returns {Promise<import("./conversation.js").Chats | null>}
 */
export async function recallChats() {
  const stored = await chrome.storage.session.get(CHATS);
  return /** @type {import("./conversation.js").Chats | undefined} */ (stored[CHATS]) ?? null;
}

/**
 * Remember which chats the tabs show: in the browser's memory, never on disk.
 * @param {import("./conversation.js").Chats} chats
 * @returns {Promise<void>}
 */
export const rememberChats = (chats) => chrome.storage.session.set({ [CHATS]: chats });
