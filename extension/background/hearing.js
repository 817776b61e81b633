/**
 * Whether the agent answers. A connection alone proves nothing: a frozen agent keeps it open.
 */

/** Pause before a silent agent is asked again, milliseconds: soon to a person, nothing to it. */
export const PROBE_PAUSE_MS = 5000;
/** How old the last word of an agent may be, milliseconds, before somebody has to ask again. */
export const FRESH_MS = 10_000;

/**
 * Listen to the answers that come and do not come.
 * @param {object} around
 * @param {ReturnType<typeof import("./agent.js").createAgent>} around.agent
 * @param {() => void} around.onChange called when the agent falls silent or is heard again
 * @param {(probe: () => void, pauseMs: number) => unknown} [around.later]
 * @param {() => number} [around.nowMs]
 */
export function createHearing({
  agent,
  onChange,
  later = setTimeout,
  nowMs = () => performance.now(),
}) {
  // A worker that starts has just been handed a session.
  let heardAtMs = nowMs();
  let silent = false;
  let probing = false;

  /**
   * Ask the agent, and note whether it answered.
   * @template {object} T
   * @param {Wire.Route} route
   * @param {object} message
   * @returns {Promise<T | House.Unanswered>}
   */
  async function ask(route, message) {
    /** @type {T | House.Unanswered} */
    const outcome = await agent.ask(route, message);
    heardAtMs = nowMs();
    // Without a connection the link says more than silence does.
    const now = outcome === "silent" && agent.link() === "connected";
    if (now !== silent) {
      silent = now;
      onChange();
    }
    if (silent && !probing) {
      probing = true;
      later(probe, PROBE_PAUSE_MS);
    }
    return outcome;
  }

  /** Ask a silent agent again. */
  function probe() {
    probing = false;
    ask("ping", {});
  }

  return Object.freeze({
    ask,
    link: agent.link,
    warm: agent.warm,
    /** Tell whether the last question to a connected agent got no answer. */
    isSilent: () => silent,
    /** Find out whether it answers; whoever waits for the result is told by `onChange`. */
    check() {
      if (agent.link() === "connected" && nowMs() - heardAtMs > FRESH_MS) ask("ping", {});
    },
  });
}
