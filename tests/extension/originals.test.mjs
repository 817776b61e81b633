import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createConversations } from "../../extension/background/conversation.js";
import { POPUP_TABLE, tabClosed } from "../../extension/background/originals.js";

const HOME = "chrome-extension://abcdefghijklmnopabcdefghijklmnop/";
const POPUP = { url: `${HOME}pages/popup/popup.html` };
const PAGE = { url: "https://chatgpt.com/c/1", tab: { id: 5 } };
const HANDLERS = new Map(POPUP_TABLE);

let opened;

beforeEach(() => {
  opened = [];
  globalThis.chrome = {
    tabs: {
      get: async (id) => ({ id, url: id === 6 ? undefined : "https://chatgpt.com/c/1" }),
      create: async ({ url }) => opened.push(url),
    },
  };
});

/** What handlers need, around an agent with these answers. */
function needsWith(answers, link = "connected") {
  const asked = [];
  const agent = {
    ask: async (route, message) => {
      asked.push([route, message]);
      return answers[route] ?? "silent";
    },
    link: () => link,
  };
  const chats = createConversations({ recall: async () => null, keep: () => undefined });
  return { agent, chats, home: HOME, asked };
}

test("the popup gets the originals of the chat its tab shows", async () => {
  const done = { v: 1, text: "t", count: 1, left: [], held: 1 };
  const needs = needsWith({ originals: done });
  const word = await needs.chats.at(5, "chatgpt.com", "https://chatgpt.com/c/1");

  const answer = await HANDLERS.get("originals")(needs, { tabId: 5, text: "[A_1]" }, POPUP);

  assert.deepEqual(answer, done);
  assert.deepEqual(needs.asked, [["originals", { v: 1, conversation: word, text: "[A_1]" }]]);
});

test("a page of a site gets nothing, whatever it asks for", async () => {
  const needs = needsWith({ originals: {}, forget: {}, dashboard: { url: "x" }, pause: {} });

  for (const [, handle] of POPUP_TABLE) {
    assert.ok(!(await handle(needs, { tabId: 5, text: "[A_1]" }, PAGE)));
  }
  assert.deepEqual([needs.asked, opened], [[], []]);
});

test("over a tab that shows no tool there is nothing to ask", async () => {
  const needs = needsWith({ originals: {} });

  const answer = await HANDLERS.get("originals")(needs, { tabId: 6, text: "" }, POPUP);

  assert.equal(answer, null);
  assert.deepEqual(needs.asked, []);
});

test("the person has the originals of this chat forgotten", async () => {
  const needs = needsWith({ forget: { v: 1, forgotten: 2 } });

  const answer = await HANDLERS.get("forget")(needs, { tabId: 5 }, POPUP);

  assert.equal(answer.forgotten, 2);
  assert.equal(needs.asked[0][1].conversations.length, 1);
  assert.equal(needs.asked[0][1].ended, undefined);
});

test("a closed tab has everything of its chats forgotten", async () => {
  const needs = needsWith({ forget: { v: 1, forgotten: 2 } });
  const first = await needs.chats.at(5, "chatgpt.com", "https://chatgpt.com/c/1");
  const second = await needs.chats.at(5, "chatgpt.com", "https://chatgpt.com/c/2");

  await tabClosed(needs, 5);
  await tabClosed(needs, 5);

  assert.equal(needs.asked.length, 1);
  const [[, message]] = needs.asked;
  assert.deepEqual(message.conversations.sort(), [first, second].sort());
  assert.equal(message.ended, true);
});

test("a closed tab wakes nobody where no agent is", async () => {
  const needs = needsWith({}, "absent");
  await needs.chats.at(5, "chatgpt.com", "https://chatgpt.com/c/1");

  await tabClosed(needs, 5);

  assert.deepEqual(needs.asked, []);
});

test("a tab that is closed while the worker starts is forgotten all the same", async () => {
  const needs = needsWith({ forget: { v: 1, forgotten: 1 } }, "starting");
  needs.agent.warm = async () => {
    needs.agent.link = () => "connected";
  };
  await needs.chats.at(5, "chatgpt.com", "https://chatgpt.com/c/1");

  assert.equal(await tabClosed(needs, 5), true);
});

test("the history opens where the agent says, or not at all", async () => {
  const url = "http://127.0.0.1:43817/#k=x";

  assert.equal(await HANDLERS.get("history")(needsWith({ dashboard: { url } }), {}, POPUP), true);
  assert.equal(await HANDLERS.get("history")(needsWith({}), {}, POPUP), false);
  assert.deepEqual(opened, [url]);
});

test("a pause is ended on request", async () => {
  const needs = needsWith({ pause: { v: 1, paused_until: null } });

  assert.equal(await HANDLERS.get("resume")(needs, {}, POPUP), true);
  assert.deepEqual(needs.asked, [["pause", { v: 1, minutes: 0 }]]);
});
