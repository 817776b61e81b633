import assert from "node:assert/strict";
import { test } from "node:test";
import { coverageOf } from "../../extension/background/coverage.js";
import { STRANGERS } from "../../extension/background/storage.js";

const MET = { met: true, when: null, posture: "enforce" };
const WELL = { isTool: true, scriptAnswers: true, link: "connected", silent: false, memory: MET };

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
    assert.deepEqual(coverageOf(known), { state, why, observing: false });
  });
}

test("a policy that only records says so in every state", () => {
  const memory = { ...MET, posture: "observe" };

  assert.equal(coverageOf({ ...WELL, memory }).observing, true);
});
