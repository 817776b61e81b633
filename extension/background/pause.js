/**
 * A pause of checking: begun by the agent, over at its time by the extension's own clocks. It never
 * outlives the connection it was heard on.
 */

/** The longest pause there is, milliseconds. Source: docs/design.md, "paused (at most 15 minutes)". */
export const PAUSE_MAX_MS = 15 * 60_000;

/**
 * Keep track of the pause.
 * @param {object} around
 * @param {() => void} around.onChange called when a pause begins, changes or ends
 * @param {(work: () => void, ms: number) => unknown} [around.later]
 * @param {() => number} [around.nowMs] the wall clock: the agent says when by it
 * @param {() => number} [around.tickMs] the clock that only grows: no change of the other prolongs it
 */
export function createPause({
  onChange,
  later = setTimeout,
  nowMs = Date.now,
  tickMs = () => performance.now(),
}) {
  let untilMs = 0;
  let overMs = 0;

  /** How long it lasts, milliseconds; 0 where nothing is paused. */
  const leftMs = () => Math.max(0, Math.min(untilMs - nowMs(), overMs - tickMs()));

  /** @param {number} until by the wall clock */
  function set(until) {
    if (until === untilMs) return;
    untilMs = until;
    overMs = tickMs() + Math.min(until - nowMs(), PAUSE_MAX_MS);
    onChange();
    if (leftMs() > 0) later(end, leftMs());
  }

  /**
   * Tell everybody when the time has come. A pause that was changed meanwhile goes on, and a timer
   * may come a part of a millisecond early.
   */
  function end() {
    if (untilMs === 0) return;
    if (leftMs() === 0) set(0);
    else later(end, Math.ceil(leftMs()));
  }

  return Object.freeze({
    leftMs,
    /** When it ends, milliseconds by the wall clock; 0 where nothing is paused. */
    untilMs: () => (leftMs() > 0 ? untilMs : 0),
    /**
     * Hear what the agent says about it.
     * @param {Pick<Wire.PolicyNews, "paused_until">} policy
     */
    heard({ paused_until }) {
      const until = paused_until ? Date.parse(paused_until) : 0;
      set(until > nowMs() ? until : 0); // a date that is none is no pause
    },
    /** Forget it: the connection is lost, and with it who would end it. */
    lost: () => set(0),
  });
}
