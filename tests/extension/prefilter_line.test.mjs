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
  const at = { sent: [], taken: [], on: new Map() };
  const runtime = {
    id: "us",
    onMessage: { addListener: () => undefined },
    sendMessage: async (message) => {
      at.sent.push(message.kind);
      return { news: { id: "1" } };
    },
  };
  vm.runInNewContext(SCRIPT, {
    chrome: { runtime },
    performance: { now: () => 1000 },
    pause: { set: () => undefined },
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
