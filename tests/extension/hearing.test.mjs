import assert from "node:assert/strict";
import { test } from "node:test";
import { createHearing, FRESH_MS, PROBE_PAUSE_MS } from "../../extension/background/hearing.js";

/** Make a hearing around an agent whose outcomes are given one after another. */
function hearingOf(outcomes, link = "connected") {
  const asked = [];
  const probes = [];
  const changes = [];
  const agent = {
    ask: async (route) => {
      asked.push(route);
      return outcomes.shift();
    },
    link: () => link,
    warm: async () => link,
  };
  const onChange = () => changes.push(hearing.isSilent());
  const later = (probe, pauseMs) => probes.push([probe, pauseMs]);
  const clock = { ms: 0 };
  const hearing = createHearing({ agent, onChange, later, nowMs: () => clock.ms });
  return { hearing, asked, probes, changes, clock };
}

test("a connected agent that gives no answer is silent, and heard again with the next", async () => {
  const { hearing, changes } = hearingOf(["silent", { v: 1 }]);

  await hearing.ask("verdict", {});
  await hearing.ask("verdict", {});

  assert.deepEqual(changes, [true, false]);
});

test("a silent agent is asked again by itself, once at a time", async () => {
  const { hearing, asked, probes } = hearingOf(["silent", "silent", { v: 1 }]);
  await hearing.ask("verdict", {});
  await hearing.ask("verdict", {});

  assert.equal(probes.length, 1);
  assert.equal(probes[0][1], PROBE_PAUSE_MS);
  probes[0][0]();
  await Promise.resolve();

  assert.deepEqual(asked, ["verdict", "verdict", "ping"]);
});

test("without a connection the link speaks, and nobody is probed", async () => {
  const { hearing, changes, probes } = hearingOf(["silent"], "absent");

  await hearing.ask("verdict", {});
  hearing.check();

  assert.deepEqual(changes, []);
  assert.deepEqual(probes, []);
});

test("an answer that is an error is an answer", async () => {
  const { hearing } = hearingOf(["error", "too_large"]);

  await hearing.ask("verdict", {});
  await hearing.ask("verdict", {});

  assert.equal(hearing.isSilent(), false);
});

test("an agent that was heard a moment ago is not asked how it is", async () => {
  const { hearing, asked, clock } = hearingOf([{ v: 1 }, { v: 1 }]);

  clock.ms = FRESH_MS;
  hearing.check();
  clock.ms += 1;
  hearing.check();
  await Promise.resolve();
  hearing.check();

  assert.deepEqual(asked, ["ping"]);
});
