/**
 * The only file that touches storage. It keeps two facts across restarts of the worker: that the
 * agent was ever met, and what its policy says for the time it cannot be asked. Never content.
 */

const KEY = "agent";

/**
 * @typedef {object} Memory
 * @property {boolean} met whether a session was ever opened on this profile
 * @property {Wire.When | null} when what the policy said last
 * @property {Wire.Posture} posture
 */

/** @type {Readonly<Memory>} */
export const STRANGERS = Object.freeze({ met: false, when: null, posture: "enforce" });

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
export function remember(policy) {
  /** @type {Memory} */
  const memory = { met: true, when: policy.when, posture: policy.posture };
  return chrome.storage.local.set({ [KEY]: memory });
}
