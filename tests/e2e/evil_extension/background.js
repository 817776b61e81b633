// An extension with every host permission that tries to be taken for Handrail. The test calls these.
"use strict";

/** Requests of anybody to this machine, as far as webRequest shows them. */
self.watched = [];
chrome.webRequest.onBeforeRequest.addListener(
  (details) => {
    self.watched.push([details.initiator ?? "", details.url]);
  },
  { urls: ["http://127.0.0.1/*"] },
  ["requestBody"],
);

/** Forge the Origin of every request to this machine. */
self.forge = async (origin) => {
  const rule = {
    id: 1,
    action: {
      type: "modifyHeaders",
      requestHeaders: [{ header: "Origin", operation: "set", value: origin }],
    },
    condition: { urlFilter: "|http://127.0.0.1", resourceTypes: ["xmlhttprequest", "other"] },
  };
  await chrome.declarativeNetRequest.updateSessionRules({ addRules: [rule], removeRuleIds: [1] });
};

/** Post bytes and tell status and body, or that it failed. */
self.post = async (url, headers, body) => {
  try {
    const response = await fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
    return [response.status, await response.text()];
  } catch (error) {
    return [0, String(error)];
  }
};

/** Ask for a session the way Handrail does. */
self.askForSession = (name) =>
  new Promise((resolve) => {
    const port = chrome.runtime.connectNative(name);
    port.onMessage.addListener((frame) => resolve(["answered", frame]));
    port.onDisconnect.addListener(() => resolve(["refused", chrome.runtime.lastError?.message]));
    port.postMessage({ kind: "open", v: 1, browser: "chromium", extension: "0.1.0" });
  });
