import assert from "node:assert/strict";
import { test } from "node:test";
import { coverageOf, show } from "../../extension/background/coverage.js";
import { STRANGERS } from "../../extension/background/storage.js";

const MET = { met: true, when: null, posture: "enforce" };
const WELL = {
  ...{ isTool: true, scriptAnswers: true, link: "connected", silent: false },
  ...{ pausedUntil: 0, memory: MET },
};
const TIME = Date.parse("2026-11-21T14:05:00Z");

const STATES = [
  ["script and agent answer", WELL, "protected", ""],
  ["no tool's page", { ...WELL, isTool: false }, "not_covered", "not_a_tool"],
  [
    "a page open before the extension",
    { ...WELL, scriptAnswers: false },
    "not_covered",
    "no_script",
  ],
  [
    "an agent never met",
    { ...WELL, link: "absent", memory: STRANGERS },
    "not_covered",
    "never_met",
  ],
  ["an agent that is not running", { ...WELL, link: "absent" }, "degraded", "absent"],
  ["an agent that refuses us", { ...WELL, link: "refused" }, "degraded", "refused"],
  ["an agent that was stopped", { ...WELL, link: "stopping" }, "degraded", "stopping"],
  ["a connected agent that gives no answer", { ...WELL, silent: true }, "degraded", "silent"],
  ["an agent not answering yet", { ...WELL, link: "starting" }, "degraded", "silent"],
];
for (const [name, known, state, why] of STATES) {
  test(`${name} means ${state}`, () => {
    assert.deepEqual(coverageOf(known), { state, why, observing: false, until: 0 });
  });
}

test("a tab is not covered until the end of a pause", () => {
  const coverage = coverageOf({ ...WELL, pausedUntil: TIME });

  assert.deepEqual([coverage.state, coverage.why, coverage.until], ["not_covered", "paused", TIME]);
});

test("a page that is no tool's is not one in a pause either", () => {
  assert.equal(coverageOf({ ...WELL, isTool: false, pausedUntil: TIME }).why, "not_a_tool");
});

test("the toolbar says until when", async () => {
  const titles = [];
  globalThis.chrome = {
    i18n: { getMessage: (key, value) => `${key} ${value}` },
    action: {
      setIcon: async () => undefined,
      setTitle: async ({ title }) => titles.push(title),
      setBadgeText: async () => undefined,
      setBadgeBackgroundColor: async () => undefined,
    },
  };

  await show(5, { state: "not_covered", why: "paused", observing: true, until: TIME });

  const time = new Intl.DateTimeFormat([], { timeStyle: "short" }).format(TIME);
  assert.deepEqual(titles, [`action_title_paused ${time}`]);
});

test("a policy that only records says so in every state", () => {
  const memory = { ...MET, posture: "observe" };

  assert.equal(coverageOf({ ...WELL, memory }).observing, true);
});
