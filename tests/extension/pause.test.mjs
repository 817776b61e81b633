import assert from "node:assert/strict";
import { test } from "node:test";
import { createPause, PAUSE_MAX_MS } from "../../extension/background/pause.js";

const MINUTE = 60_000;
const NOON = Date.parse("2026-11-21T12:00:00Z");

/** A pause whose two clocks are set by hand. */
function paused() {
  const at = { now: NOON, tick: 500, changes: 0, timers: [] };
  const pause = createPause({
    onChange: () => {
      at.changes += 1;
    },
    later: (work, ms) => at.timers.push({ work, ms }),
    nowMs: () => at.now,
    tickMs: () => at.tick,
  });
  const pass = (ms) => {
    at.now += ms;
    at.tick += ms;
  };
  return { at, pause, pass };
}

test("a pause lasts until the agent's time, and no longer", () => {
  const { at, pause, pass } = paused();

  pause.heard({ paused_until: "2026-11-21T12:05:00Z" });
  const begun = [pause.leftMs(), pause.untilMs(), at.changes];
  pass(5 * MINUTE);

  assert.deepEqual(begun, [5 * MINUTE, NOON + 5 * MINUTE, 1]);
  assert.deepEqual([pause.leftMs(), pause.untilMs()], [0, 0]);
});

test("its end is told although nobody says so", () => {
  const { at, pause, pass } = paused();
  pause.heard({ paused_until: "2026-11-21T12:05:00Z" });
  pass(5 * MINUTE);

  for (const { work } of at.timers) work();

  assert.equal(at.timers[0].ms, 5 * MINUTE);
  assert.equal(at.changes, 2);
});

test("a timer that comes a moment early does not leave it standing", () => {
  const { at, pause, pass } = paused();
  pause.heard({ paused_until: "2026-11-21T12:05:00Z" });
  pass(5 * MINUTE - 0.5);
  at.timers[0].work();
  pass(1);

  at.timers[1].work();

  assert.equal(at.changes, 2);
});

test("the agent ends it early, and its own timer then says nothing", () => {
  const { at, pause } = paused();
  pause.heard({ paused_until: "2026-11-21T12:05:00Z" });

  pause.heard({ paused_until: null });
  for (const { work } of at.timers) work();

  assert.equal(pause.leftMs(), 0);
  assert.equal(at.changes, 2);
});

test("a longer pause is not ended by the timer of a shorter one", () => {
  const { at, pause, pass } = paused();
  pause.heard({ paused_until: "2026-11-21T12:05:00Z" });
  pause.heard({ paused_until: "2026-11-21T12:15:00Z" });
  pass(5 * MINUTE);

  at.timers[0].work();

  assert.equal(pause.leftMs(), 10 * MINUTE);
});

test("no pause is longer than fifteen minutes, whatever is said", () => {
  const { pause, pass } = paused();
  pause.heard({ paused_until: "2027-01-01T00:00:00Z" });

  assert.equal(pause.leftMs(), PAUSE_MAX_MS);
  pass(PAUSE_MAX_MS);
  assert.equal(pause.leftMs(), 0);
});

test("setting the wall clock back does not prolong it", () => {
  const { at, pause } = paused();
  pause.heard({ paused_until: "2026-11-21T12:05:00Z" });

  at.now -= 60 * MINUTE;
  at.tick += 5 * MINUTE;

  assert.equal(pause.leftMs(), 0);
});

test("a lost connection ends it", () => {
  const { at, pause } = paused();
  pause.heard({ paused_until: "2026-11-21T12:05:00Z" });

  pause.lost();

  assert.equal(pause.leftMs(), 0);
  assert.equal(at.changes, 2);
});

test("what is no time, or a time that has gone, pauses nothing", () => {
  const { at, pause } = paused();

  for (const said of ["soon", "2026-11-21T11:59:00Z", null]) pause.heard({ paused_until: said });

  assert.deepEqual([pause.leftMs(), at.changes], [0, 0]);
});
