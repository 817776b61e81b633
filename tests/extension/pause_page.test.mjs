import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const SCRIPT = readFileSync(new URL("../../extension/content/pause.js", import.meta.url), "utf8");
const MINUTE = 60_000;

/** The page's side of a pause, with a clock that is set by hand. */
function page() {
  const at = { now: 1000, said: [] };
  const around = {
    performance: { now: () => at.now },
    texts: { say: (key) => key },
    statusLine: { say: (text) => at.said.push(text) },
    Intl,
  };
  return { at, pause: vm.runInNewContext(`${SCRIPT}; pause`, around) };
}

test("before anybody speaks of a pause nothing passes for it", () => {
  assert.equal(page().pause.letsPass(), false);
});

test("a pause ends by the page's own clock, whatever nobody says", () => {
  const { at, pause } = page();
  pause.set(5 * MINUTE);

  const during = pause.letsPass();
  at.now += 5 * MINUTE;

  assert.deepEqual([during, pause.letsPass()], [true, false]);
});

test("the first paste in a pause is told so, and the first of the next one again", () => {
  const { at, pause } = page();
  pause.set(5 * MINUTE);
  pause.letsPass();
  pause.letsPass();
  const once = at.said.length;
  pause.set(0);
  pause.set(5 * MINUTE);
  pause.letsPass();

  assert.deepEqual([once, at.said.length], [1, 2]);
});

test("what was ended early is over at once", () => {
  const { pause } = page();
  pause.set(5 * MINUTE);

  pause.set(0);

  assert.equal(pause.letsPass(), false);
});

for (const leftMs of [undefined, null, Number.NaN, -1]) {
  test(`a pause of ${leftMs} milliseconds is none`, () => {
    const { pause } = page();

    pause.set(leftMs);

    assert.equal(pause.letsPass(), false);
  });
}
