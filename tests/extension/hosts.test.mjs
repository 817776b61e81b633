import assert from "node:assert/strict";
import { test } from "node:test";
import { hostIn, hostOf, isPractice, toolAt } from "../../extension/background/hosts.js";

const HOME = "chrome-extension://abcdefghijklmnopabcdefghijklmnop/";
const PRACTICE = `${HOME}pages/practice/practice.html`;

const ADDRESSES = [
  ["https://ChatGPT.com/c/1?q=2", "chatgpt.com"],
  ["https://chat.example:8443/", "chat.example"],
  ["about:blank", ""],
  ["data:text/html,x", ""],
  ["file:///etc/hosts", ""],
  ["chrome-extension://other/page.html", ""],
  ["", ""],
  [undefined, ""],
  ["not an address", ""],
];
for (const [address, host] of ADDRESSES) {
  test(`the host in ${address} is ${host || "unknown"}`, () => {
    assert.equal(hostIn(address), host);
  });
}

const SENDERS = [
  ["the tab's host counts", { tab: { url: "https://chatgpt.com/" } }, "chatgpt.com"],
  [
    "a frame belongs to its tab",
    { tab: { url: "https://chatgpt.com/" }, url: "https://claude.ai/embed" },
    "chatgpt.com",
  ],
  [
    "a frame in a tab that is not ours to read speaks for itself",
    { tab: {}, url: "https://claude.ai/embed" },
    "claude.ai",
  ],
  [
    "a blank frame has the host of its origin",
    { tab: {}, url: "about:blank", origin: "https://claude.ai" },
    "claude.ai",
  ],
  ["the practice page is practice", { tab: { url: PRACTICE }, url: PRACTICE }, "practice"],
  ["another page of ours is nowhere", { url: `${HOME}pages/popup/popup.html` }, ""],
  ["nothing known is nowhere", {}, ""],
];
for (const [name, sender, host] of SENDERS) {
  test(`hosts: ${name}`, () => {
    assert.equal(hostOf(sender, HOME), host);
  });
}

test("only our own practice page counts as one", () => {
  assert.equal(isPractice(`${PRACTICE}?x#y`, HOME), true);
  assert.equal(isPractice("https://evil.example/pages/practice/practice.html", HOME), false);
  assert.equal(isPractice(`${PRACTICE}.evil`, HOME), false);
});

test("a tool's host covers its subdomains and no look-alikes", () => {
  const tools = [{ name: "ChatGPT", hosts: ["chatgpt.com"] }];

  assert.equal(toolAt("chatgpt.com", tools)?.name, "ChatGPT");
  assert.equal(toolAt("eu.chatgpt.com", tools)?.name, "ChatGPT");
  assert.equal(toolAt("notchatgpt.com", tools), undefined);
  assert.equal(toolAt("chatgpt.com.evil.example", tools), undefined);
});
