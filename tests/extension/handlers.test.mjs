import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createConversations } from "../../extension/background/conversation.js";
import { createHandlers } from "../../extension/background/handlers.js";

const HOME = "chrome-extension://abcdefghijklmnopabcdefghijklmnop/";
const TAB = { id: 5, url: "https://chatgpt.com/c/1" };
const PAGE = { tab: TAB, url: TAB.url, frameId: 0 };
const TOOLS = [{ name: "ChatGPT", hosts: ["chatgpt.com"] }];
const VERDICT = { v: 1, id: "0123456789abcdef", action: "warn", tool: { name: "chatgpt.com" } };

let stored;
let shown;

/** Put the browser in place: the part of it we do not own. */
beforeEach(() => {
  stored = { agent: { met: true, when: { agent_silent: "block" }, posture: "enforce" } };
  shown = [];
  globalThis.chrome = {
    storage: { local: { get: async () => stored, set: async () => undefined } },
    i18n: { getMessage: (key) => key },
    tabs: {
      get: async () => TAB,
      query: async () => [TAB, { id: 6 }],
      sendMessage: async () => true,
    },
    action: {
      setIcon: async ({ tabId, path }) => shown.push([tabId, path[16]]),
      setTitle: async () => undefined,
      setBadgeText: async () => undefined,
      setBadgeBackgroundColor: async () => undefined,
    },
  };
});

/** Make handlers around an agent with these answers. */
function handlersWith(answers, link = "connected") {
  const asked = [];
  const agent = {
    ask: async (route, message) => {
      asked.push([route, message]);
      return answers[route];
    },
    link: () => link,
    warm: async () => link,
  };
  const chats = createConversations({ recall: async () => null, keep: () => undefined });
  const pause = { untilMs: () => 0 };
  return { ...createHandlers({ agent, tools: TOOLS, home: HOME, chats, pause }), asked };
}

test("the host of a question is the browser's word, not the page's", async () => {
  const { handlers, asked } = handlersWith({ verdict: VERDICT });
  const message = { kind: "judge", surface: "paste", text: "t", host: "bank.example", html: "" };

  const answer = await handlers.get("judge")(message, PAGE);

  const { conversation, ...rest } = asked[0][1];
  assert.equal(asked.length, 1);
  assert.deepEqual(rest, { v: 1, surface: "paste", host: "chatgpt.com", text: "t" });
  assert.match(conversation, /^[0-9a-z-]{1,64}$/);
  assert.equal(answer.unchecked, null);
  assert.equal(answer.tool.name, "ChatGPT");
});

test("html and files go along where there are any", async () => {
  const { handlers, asked } = handlersWith({ verdict: VERDICT });
  const files = [{ type: "image/png", size: 3 }];

  await handlers.get("judge")({ surface: "paste", text: "", html: "<b>x</b>", files }, PAGE);

  assert.deepEqual(asked[0][1].html, "<b>x</b>");
  assert.deepEqual(asked[0][1].files, files);
});

test("without an answer the policy's word holds", async () => {
  const { handlers } = handlersWith({ verdict: "silent" });

  const answer = await handlers.get("judge")({ surface: "paste", text: "t" }, PAGE);

  assert.equal(answer.action, "block");
  assert.equal(answer.unchecked, "silent");
});

test("a reason goes along only with continuing", async () => {
  const { handlers, asked } = handlersWith({ decision: { v: 1, kept: true } });
  const decide = handlers.get("decide");

  assert.equal(await decide({ id: "a", decision: "continued", reason: "why" }, PAGE), true);
  await decide({ id: "b", decision: "cancelled", reason: "why" }, PAGE);

  assert.deepEqual(asked, [
    ["decision", { v: 1, id: "a", decision: "continued", reason: "why" }],
    ["decision", { v: 1, id: "b", decision: "cancelled" }],
  ]);
});

test("a decision nobody answers is a word and not an error", async () => {
  const { handlers } = handlersWith({ decision: "silent" });

  assert.equal(await handlers.get("decide")({ id: "a", decision: "cancelled" }, PAGE), "silent");
});

test("hello shows the tab's state and tells what holds in silence", async () => {
  const { handlers } = handlersWith({}, "absent");

  const welcome = await handlers.get("hello")({}, PAGE);

  assert.equal(welcome.coverage.state, "degraded");
  assert.equal(welcome.fallback.action, "block");
  assert.deepEqual(shown, [[5, "/icons/degraded-16.png"]]);
});

test("a question without an answer turns the icon of every tab, and an answer turns it back", async () => {
  const answers = { verdict: "silent" };
  const { handlers } = handlersWith(answers);
  const question = { surface: "paste", text: "t" };

  await handlers.get("judge")(question, PAGE);
  await new Promise(setImmediate);
  answers.verdict = VERDICT;
  await handlers.get("judge")(question, PAGE);
  await new Promise(setImmediate);

  assert.deepEqual(shown, [
    [5, "/icons/degraded-16.png"],
    [5, "/icons/protected-16.png"],
  ]);
});

test("hello from a frame leaves the tab's icon alone", async () => {
  const { handlers } = handlersWith({});

  await handlers.get("hello")({}, { ...PAGE, frameId: 3 });

  assert.deepEqual(shown, []);
});

test("an overview is for our own pages only", async () => {
  const { handlers } = handlersWith({ status: { v: 1 } });
  const overview = handlers.get("overview");

  assert.equal(await overview({ tabId: 5 }, PAGE), null);
  const seen = await overview({ tabId: 5 }, { url: `${HOME}pages/popup/popup.html` });
  assert.equal(seen.state, "protected");
  assert.deepEqual(seen.status, { v: 1 });
});

test("a tab without an answering script is not shown as protected", async () => {
  globalThis.chrome.tabs.sendMessage = async () => {
    throw new Error("Receiving end does not exist");
  };
  const { refresh } = handlersWith({});

  await refresh();

  assert.deepEqual(shown, [[5, "/icons/off-16.png"]]);
});
