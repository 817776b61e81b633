import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { followPermissions, hostsAmong, originOf } from "../../extension/background/sites.js";

const HOME = "moz-extension://6a1d2f0e-5b7c-4c38-9a53-1f0e8d7c6b5a/";
const MANIFEST = {
  content_scripts: [
    // Firefox gives whole addresses here, and takes none when scripts are registered.
    { matches: ["https://*.chatgpt.com/*"], js: [`${HOME}content/a.js`] },
    { matches: ["https://*.chatgpt.com/*"], js: ["content/page.js"], world: "MAIN" },
  ],
};

let origins;
let registered;
let asked;

/** Put the browser in place: the part of it we do not own. */
beforeEach(() => {
  origins = ["http://127.0.0.1/*", "https://*.chatgpt.com/*"];
  registered = [];
  asked = [];
  globalThis.chrome = {
    runtime: { getManifest: () => MANIFEST, getURL: () => HOME },
    permissions: { getAll: async () => ({ origins }) },
    tabs: {
      query: async ({ url }) => {
        asked.push(url);
        return [];
      },
    },
    scripting: {
      getRegisteredContentScripts: async () => registered,
      registerContentScripts: async (fresh) => {
        assert.ok(fresh.every(({ id }) => !registered.some((known) => known.id === id)));
        registered.push(...fresh);
      },
      unregisterContentScripts: async ({ ids }) => {
        registered = registered.filter(({ id }) => !ids.includes(id));
      },
    },
  };
});

test("only hosts a person permitted one by one are sites of their own", () => {
  const permitted = [
    "https://b.example/*",
    "https://*.claude.ai/*",
    "https://*/*",
    originOf("a.b"),
  ];

  assert.deepEqual(hostsAmong(permitted), ["a.b", "b.example"]);
});

test("a permitted site gets the same scripts as the tools, in its own pages only", async () => {
  origins.push(originOf("chat.example"));

  await followPermissions();

  assert.deepEqual(
    registered.map(({ matches, js, world }) => [matches, js, world]),
    [
      [["https://chat.example/*"], ["content/a.js"], "ISOLATED"],
      [["https://chat.example/*"], ["content/page.js"], "MAIN"],
    ],
  );
  assert.ok(registered.every((script) => script.allFrames && script.runAt === "document_start"));
  assert.deepEqual(asked, [["https://chat.example/*"], ["https://chat.example/*"]]);
});

test("a permission that was taken back ends the scripts of that site only", async () => {
  origins.push(originOf("chat.example"), originOf("other.example"));
  await followPermissions();
  origins.pop();

  await followPermissions();

  assert.deepEqual(
    registered.map(({ id }) => id),
    ["chat.example#0", "chat.example#1"],
  );
});

test("permissions that change at the same moment register nothing twice", async () => {
  origins.push(originOf("chat.example"));

  await Promise.all([followPermissions(), followPermissions({ anew: true }), followPermissions()]);

  assert.equal(registered.length, 2);
});

test("after an update the scripts are the new ones", async () => {
  origins.push(originOf("chat.example"));
  registered = [{ id: "chat.example#0", js: ["content/old.js"] }];

  await followPermissions({ anew: true });

  assert.deepEqual(
    registered.map(({ js }) => js),
    [["content/a.js"], ["content/page.js"]],
  );
});

test("where nothing is permitted no tab is looked at", async () => {
  await followPermissions();

  assert.deepEqual([registered, asked], [[], []]);
});
