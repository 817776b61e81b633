/**
 * The worker: joins what the other files make. Listeners are registered at the top, synchronously,
 * because the browser wakes a sleeping worker only for those.
 */

import { createAgent } from "./agent.js";
import { TOOLS } from "./catalogue.js";
import { createConversations } from "./conversation.js";
import { createHandlers } from "./handlers.js";
import { tabClosed } from "./originals.js";
import { createPause } from "./pause.js";
import { createPrefilters } from "./prefilter.js";
import { reinject } from "./reinject.js";
import { followPermissions } from "./sites.js";
import { recallChats, remember, rememberChats } from "./storage.js";

const agent = createAgent({
  connectNative: (name) => chrome.runtime.connectNative(name),
  readLastError: () => void chrome.runtime.lastError,
  fetch: globalThis.fetch.bind(globalThis),
  about: {
    browser: chrome.runtime.getURL("").startsWith("moz-extension:") ? "firefox" : "chromium",
    extension: chrome.runtime.getManifest().version,
  },
  onPolicy: (policy) => {
    pause.heard(policy);
    remember(policy).then(refresh);
    prefilters.takeBack();
  },
  onLink: (link) => {
    if (link !== "connected") pause.lost();
    anew();
  },
});

const home = chrome.runtime.getURL("");
const chats = createConversations({ recall: recallChats, keep: rememberChats });
const pause = createPause({ onChange: anew });
const { handlers: main, refresh } = createHandlers({ agent, tools: TOOLS, home, chats, pause });
const prefilters = createPrefilters({ agent, home, pause });
const handlers = new Map([...main, ...prefilters.handlers]);

/** Let the pages ask what holds, and show every tab anew. */
function anew() {
  prefilters.takeBack();
  refresh();
}

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  const handle = sender.id === chrome.runtime.id ? handlers.get(message?.kind) : undefined;
  if (!handle) return false;
  // A bug or broken storage rejects: the asking script then applies what it was told at hello.
  handle(message, sender).then(reply, () => reply(null));
  return true; // the browser keeps the channel open for the answer
});

chrome.runtime.onInstalled.addListener(() => {
  reinject();
  followPermissions({ anew: true });
});

chrome.tabs.onRemoved.addListener((tabId) => {
  tabClosed({ agent, chats }, tabId);
});

chrome.permissions.onAdded.addListener(() => {
  followPermissions();
});
chrome.permissions.onRemoved.addListener(() => {
  followPermissions();
});

chrome.runtime.onStartup.addListener(() => {
  agent.warm();
  followPermissions();
});

agent.warm();
