import assert from "node:assert/strict";
import { test } from "node:test";
import { recall, remember, STRANGERS } from "../../extension/background/storage.js";
import { POLICY } from "./fake_agent.mjs";

/** Put a browser's storage in place. */
function storage() {
  const kept = {};
  globalThis.chrome = {
    storage: {
      local: {
        get: async () => ({ ...kept }),
        set: async (more) => void Object.assign(kept, more),
      },
    },
  };
  return kept;
}

test("a new profile has never met the agent", async () => {
  storage();

  assert.deepEqual(await recall(), STRANGERS);
});

test("what is kept of a policy is what holds in silence, and nothing else", async () => {
  const kept = storage();

  const reasons = ["Made up"];
  await remember({ ...POLICY, posture: "coach", problems: ["policy.toml line 4"], reasons });

  const memory = { met: true, when: POLICY.when, posture: "coach", reasons };
  assert.deepEqual(kept, { agent: memory });
  assert.deepEqual(await recall(), memory);
});
