import assert from "node:assert/strict";
import { test } from "node:test";
import { unanswered } from "../../extension/background/silence.js";
import { STRANGERS } from "../../extension/background/storage.js";

const WHEN = {
  agent_silent: "block",
  agent_error: "justify",
  partial: "warn",
  too_large: "redact",
  unscannable: "warn",
};
const MET = { met: true, when: WHEN, posture: "enforce", reasons: ["Made up"] };

test("before the very first connection everything passes and is not called checked", () => {
  const answer = unanswered("silent", "ChatGPT", STRANGERS);

  assert.equal(answer.action, "allow");
  assert.equal(answer.unchecked, "never_met");
});

const SAID = [
  ["silent", "block", "no"],
  ["error", "justify", "reason"],
  ["too_large", "redact", "no"],
];
for (const [why, action, proceed] of SAID) {
  test(`what the policy says holds when the agent is ${why}`, () => {
    const answer = unanswered(why, "ChatGPT", MET);

    assert.equal(answer.action, action);
    assert.equal(answer.unchecked, why);
    assert.deepEqual(answer.offers, { redact: false, proceed });
  });
}

test("an agent met before it named a policy means a warning", () => {
  assert.equal(unanswered("silent", "x", { ...MET, when: null }).action, "warn");
});

test("a policy that only observes holds nothing", () => {
  assert.equal(unanswered("silent", "x", { ...MET, posture: "observe" }).action, "allow");
});

const COACHED = [
  ["silent", "justify"],
  ["error", "justify"],
  ["too_large", "justify"],
];
for (const [why, action] of COACHED) {
  test(`a policy that coaches asks for a reason when the agent is ${why}`, () => {
    assert.equal(unanswered(why, "x", { ...MET, posture: "coach" }).action, action);
  });
}

test("what was not checked has no id to decide on, no findings and nothing redacted", () => {
  const { id, findings, redacted, tool } = unanswered("error", "Claude", MET);

  assert.deepEqual([id, findings, redacted, tool.name], [null, [], null, "Claude"]);
});

test("the policy's own reasons are offered where one is asked for in silence", () => {
  const { offers, reasons } = unanswered("error", "Claude", MET);

  assert.deepEqual([offers.proceed, reasons], ["reason", ["Made up"]]);
});
