import assert from "node:assert/strict";
import { test } from "node:test";
import { createConversations, idsIn } from "../../extension/background/conversation.js";

const UUID = "6721f3a4-9c1e-4d43-8b7e-0a1b2c3d4e5f";
const OTHER = "0b9d6f6e-3f34-4b0b-9f0a-6a1d2f0e5b7c";
const HOST = "chatgpt.com";

/** Conversations that are kept as the browser's session storage keeps them. */
function conversations(kept = { value: null }) {
  const around = {
    recall: async () => kept.value && structuredClone(kept.value),
    keep: (chats) => {
      kept.value = structuredClone(chats);
    },
  };
  const made = createConversations(around);
  const walk = async (tab, ...paths) => {
    const words = [];
    for (const path of paths) words.push(await made.at(tab, HOST, `https://${HOST}${path}`));
    return words;
  };
  return { ...made, walk, kept };
}

/** How each tool writes a chat that is still new, and the same chat after the first message. */
const FIRST_MESSAGE = [
  ["ChatGPT", "/", `/c/${UUID}`],
  ["ChatGPT with a model", "/?model=gpt-4o", `/c/${UUID}`],
  ["a GPT", "/g/g-2fkFE8rbu-dall-e", `/g/g-2fkFE8rbu-dall-e/c/${UUID}`],
  ["Claude", "/new", `/chat/${UUID}`],
  ["Gemini", "/app", "/app/1c8e3f5a9b7d2e40"],
  ["DeepSeek", "/", `/a/chat/s/${UUID}`],
  ["Le Chat", "/chat", `/chat/${UUID}`],
  ["Copilot", "/", "/chats/Xq3vT8pLr2Zk"],
  ["Perplexity", "/", "/search/how-do-i-sort-a-list-AbC.d1_2"],
  ["OpenRouter", "/chat", "/chat?room=orc-1718"],
  ["Open WebUI", "/", `/c/${UUID}`],
  ["LibreChat", "/c/new", `/c/${UUID}`],
  ["a path behind an anchor", "/#/", `/#/chat/${UUID}`],
  ["a short id", "/chat/new", "/chat/7"],
];
for (const [name, before, after] of FIRST_MESSAGE) {
  test(`${name}: the first message gives the chat an address and keeps the conversation`, async () => {
    const [first, second, third] = await conversations().walk(1, before, after, after);

    assert.equal(second, first);
    assert.equal(third, first);
  });

  test(`${name}: a new chat after it is another conversation`, async () => {
    const [first, , again] = await conversations().walk(1, before, after, before);

    assert.notEqual(again, first);
  });
}

test("another chat is another conversation, and the first is found again", async () => {
  const [one, two, back] = await conversations().walk(1, `/c/${UUID}`, `/c/${OTHER}`, `/c/${UUID}`);

  assert.notEqual(two, one);
  assert.equal(back, one);
});

test("a chat that was met before is itself, also from a new chat", async () => {
  const [one, fresh, back] = await conversations().walk(1, `/c/${UUID}`, "/", `/c/${UUID}`);

  assert.notEqual(fresh, one);
  assert.equal(back, one);
});

test("the same chat in another tab is another conversation, as is another tool's", async () => {
  const { at, walk } = conversations();
  const [here] = await walk(1, `/c/${UUID}`);
  const [there] = await walk(2, `/c/${UUID}`);

  assert.equal(
    new Set([here, there, await at(1, "claude.ai", `https://claude.ai/c/${UUID}`)]).size,
    3,
  );
});

test("what belongs to no chat changes nothing: settings, marks, where somebody came from", async () => {
  const words = await conversations().walk(
    1,
    `/c/${UUID}`,
    `/c/${UUID}?utm_source=mail123456`,
    `/c/${UUID}#settings`,
    `/c/${UUID}/edit`,
  );

  assert.equal(new Set(words).size, 1);
});

test("a worker that was restarted knows the conversations of before", async () => {
  const kept = { value: null };
  const [before] = await conversations(kept).walk(1, `/c/${UUID}`);

  const [after] = await conversations(kept).walk(1, `/c/${UUID}`);

  assert.equal(after, before);
});

test("a closed tab gives its words back and is forgotten", async () => {
  const { walk, ended, kept } = conversations();
  const words = await walk(1, `/c/${UUID}`, `/c/${OTHER}`);

  assert.deepEqual((await ended(1)).sort(), words.sort());
  assert.deepEqual(await ended(1), []);
  assert.deepEqual(kept.value.tabs, []);
});

test("only so many chats and tabs are remembered", async () => {
  const { walk, ended, kept } = conversations();
  const paths = Array.from({ length: 40 }, (_, n) => `/c/chat-${n}`);
  await walk(1, ...paths);
  assert.ok((await ended(1)).length <= 17);
  for (let tab = 0; tab < 100; tab += 1) await walk(tab, `/c/${UUID}`);

  assert.equal(kept.value.tabs.length, 64);
  assert.equal(kept.value.tabs.at(-1)[0], 99);
});

test("a word says nothing about tab or address, and fits on the wire", async () => {
  const [word] = await conversations().walk(1, `/c/${UUID}`);

  assert.match(word, /^[0-9a-z-]{1,64}$/);
  assert.ok(!word.includes(UUID.slice(0, 8)));
});

test("an address without a path has no ids", () => {
  assert.deepEqual(idsIn(undefined), []);
  assert.deepEqual(idsIn("about:blank"), []);
});
