import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const SCRIPT = readFileSync(
  new URL("../../extension/content/prefilter_line.js", import.meta.url),
  "utf8",
);

/** The page's way to the worker, with the listeners it put on the window. */
function page() {
  const at = { sent: [], taken: [], pauses: [], on: new Map(), hear: () => undefined };
  const runtime = {
    id: "us",
    onMessage: {
      addListener: (listener) => {
        at.hear = (message) => listener(message, { id: "us" });
      },
    },
    sendMessage: async (message) => {
      at.sent.push(message.kind);
      return { news: { id: "1" } };
    },
  };
  vm.runInNewContext(SCRIPT, {
    chrome: { runtime },
    performance: { now: () => 1000 },
    pause: { set: (leftMs) => at.pauses.push(leftMs) },
    prefilter: { id: () => null, take: (news) => at.taken.push(news) },
    window: { addEventListener: (name, listener) => at.on.set(name, listener) },
  });
  return at;
}

test("a page that comes back from the browser's memory asks anew", () => {
  const { sent, taken, on } = page();

  on.get("pageshow")({ persisted: true, isTrusted: true });

  assert.deepEqual([sent.length, taken], [2, [null]]);
});

test("a page cannot have it asked anew, as often as it likes", () => {
  const { sent, taken, on } = page();

  on.get("pageshow")({ persisted: true, isTrusted: false });

  assert.deepEqual([sent.length, taken], [1, []]);
});

test("what the worker takes back is asked for anew, with the pause it tells of", () => {
  const { sent, taken, pauses, hear } = page();

  hear({ kind: "prefilter", pausedMs: 5000 });

  assert.deepEqual([sent.length, taken, pauses], [2, [null], [5000]]);
});

test("the question of another page, which the practice page hears too, changes nothing", () => {
  const { sent, taken, pauses, hear } = page();

  hear({ kind: "prefilter", known: "1" });

  assert.deepEqual([sent.length, taken, pauses], [1, [], []]);
});
