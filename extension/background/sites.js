/**
 * Sites a person switched on: their own chats, and sites that do more than AI. What the browser
 * has been permitted is the only list; the scripts registered for it follow.
 */

import { reinject } from "./reinject.js";

/** An origin for one host, as `originOf` writes it; the catalogue's all begin with `*.`. */
const ONE_HOST = /^https:\/\/([a-z0-9.-]+)\/\*$/;

/**
 * Write the match pattern that covers one host and nothing else.
 * @param {string} host
 */
export const originOf = (host) => `https://${host}/*`;

/**
 * Pick the hosts a person switched on.
 * @param {readonly string[]} origins what the browser permits
 * @returns {string[]} in the order of the alphabet
 */
export const hostsAmong = (origins) =>
  origins.flatMap((origin) => ONE_HOST.exec(origin)?.[1] ?? []).sort();

/** Give the hosts a person switched on. @returns {Promise<string[]>} */
export async function ownHosts() {
  const { origins = [] } = await chrome.permissions.getAll();
  return hostsAmong(origins);
}

/**
 * Write a path the way `registerContentScripts` takes it: Firefox gives whole addresses (measured).
 * @param {string} path
 */
const relative = (path) => path.replace(chrome.runtime.getURL(""), "");

/**
 * Describe the scripts of one host: the same as the manifest's for the tools.
 * @param {string} host
 * @returns {chrome.scripting.RegisteredContentScript[]}
 */
function scriptsFor(host) {
  const manifest = chrome.runtime.getManifest();
  /** @type {ReadonlyArray<{js?: string[] | undefined, world?: "MAIN"}>} */
  const entries = manifest.content_scripts ?? [];
  return entries.map((entry, index) => ({
    id: `${host}#${index}`,
    matches: [originOf(host)],
    js: (entry.js ?? []).map(relative),
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: "document_start",
    world: entry.world ?? "ISOLATED",
  }));
}

/**
 * Register what is permitted, unregister the rest, and put scripts into pages already open.
 * @param {boolean} anew forget what was registered: an update may have changed the scripts
 */
async function follow(anew) {
  const hosts = await ownHosts();
  const wanted = hosts.flatMap(scriptsFor);
  const there = (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id);
  const stays = (/** @type {string} */ id) => !anew && wanted.some((script) => script.id === id);
  const stale = there.filter((id) => !stays(id));
  if (stale.length > 0) await chrome.scripting.unregisterContentScripts({ ids: stale });
  const fresh = wanted.filter(({ id }) => !there.includes(id) || stale.includes(id));
  if (fresh.length > 0) await chrome.scripting.registerContentScripts(fresh);
  await reinject(hosts.map(originOf));
}

/** One after another: two at once would register the same script twice. */
let last = Promise.resolve();

/**
 * Let the registered scripts follow what is permitted.
 * @param {{anew?: boolean}} [how]
 * @returns {Promise<void>}
 */
export function followPermissions({ anew = false } = {}) {
  const next = () => follow(anew);
  last = last.then(next, next);
  return last;
}
