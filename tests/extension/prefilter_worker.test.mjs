import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createPrefilters } from "../../extension/background/prefilter.js";

const HOME = "chrome-extension://abcdefghijklmnopabcdefghijklmnop/";
const PAGE = { tab: { id: 5, url: "https://chatgpt.com/c/1" }, url: "https://chatgpt.com/c/1" };
const TOLD = { mode: "look" };

let pushed;
let badges;
let pausedMs;

beforeEach(() => {
  pushed = [];
  badges = [];
  pausedMs = [];
  globalThis.chrome = {
    i18n: { getMessage: (key) => key },
    tabs: {
      query: async () => [{ id: 5 }, { id: 6 }],
      sendMessage: async (id, message) => {
        if (id === 6) throw new Error("nobody there");
        pushed.push([id, message.kind]);
        pausedMs.push(message.pausedMs);
      },
    },
    action: {
      setIcon: async () => undefined,
      setTitle: async () => undefined,
      setBadgeText: async ({ text }) => badges.push(text),
      setBadgeBackgroundColor: async () => undefined,
    },
  };
});

/** Make them around an agent with these answers. */
function prefiltersWith(answers, link = "connected", pausedMs = 0) {
  const asked = [];
  const agent = {
    ask: async (route, message) => {
      asked.push([route, message]);
      return answers[route];
    },
    link: () => link,
    warm: async () => link,
  };
  return { ...createPrefilters({ agent, home: HOME, pause: { leftMs: () => pausedMs } }), asked };
}

test("a page is told once per host, and in one word when it knows", async () => {
  const { handlers, asked } = prefiltersWith({ prefilter: { v: 1, id: "1", told: TOLD } });
  const tell = handlers.get("prefilter");

  const first = await tell({ known: null }, PAGE);
  const second = await tell({ known: "1" }, PAGE);

  assert.deepEqual(first, { news: { id: "1", told: TOLD } });
  assert.equal(second, "same");
  assert.deepEqual(asked, [["prefilter", { v: 1, host: "chatgpt.com" }]]);
});

test("in a pause a page is told how long it lasts, whatever it knows", async () => {
  const told = { prefilter: { v: 1, id: "1", told: TOLD } };
  const { handlers, asked } = prefiltersWith(told, "connected", 60_000);

  const answer = await handlers.get("prefilter")({ known: "1" }, PAGE);

  assert.deepEqual(answer, { news: null, pausedMs: 60_000 });
  assert.deepEqual(asked, []);
});

test("without a connection a page is told nothing", async () => {
  const { handlers, asked } = prefiltersWith({}, "absent");

  assert.deepEqual(await handlers.get("prefilter")({ known: "1" }, PAGE), { news: null });
  assert.deepEqual(asked, []);
});

test("an agent that does not answer is asked again the next time", async () => {
  const answers = { prefilter: "silent" };
  const { handlers } = prefiltersWith(answers);
  const tell = handlers.get("prefilter");

  assert.deepEqual(await tell({ known: null }, PAGE), { news: null });
  answers.prefilter = { v: 1, id: "1", told: TOLD };
  assert.equal((await tell({ known: null }, PAGE)).news.id, "1");
});

test("what was told is taken back everywhere", async () => {
  const { handlers, takeBack, asked } = prefiltersWith({ prefilter: { id: "1", told: TOLD } });
  await handlers.get("prefilter")({ known: null }, PAGE);

  await takeBack();
  await handlers.get("prefilter")({ known: null }, PAGE);

  assert.deepEqual(pushed, [[5, "prefilter"]]);
  assert.equal(asked.length, 2);
});

test("every page is told at once that checking is paused", async () => {
  await prefiltersWith({}, "connected", 60_000).takeBack();

  assert.deepEqual(pushed, [[5, "prefilter"]]);
  assert.deepEqual(pausedMs, [60_000]);
});

test("the count says how many and nothing else", async () => {
  const { handlers, asked } = prefiltersWith({ passed: { v: 1 } });

  await handlers.get("passed")({ surface: "paste", text: "never sent" }, PAGE);

  assert.deepEqual(asked, [["passed", { v: 1, host: "chatgpt.com", surface: "paste", count: 1 }]]);
});

test("counts that nobody took are added to the next, and the tab says so", async () => {
  const answers = { passed: "silent" };
  const { handlers, asked } = prefiltersWith(answers);
  const passed = handlers.get("passed");

  await passed({ surface: "paste" }, PAGE);
  answers.passed = { v: 1 };
  await passed({ surface: "paste" }, PAGE);

  assert.deepEqual(badges, ["!"]);
  assert.equal(asked[1][1].count, 2);
});
