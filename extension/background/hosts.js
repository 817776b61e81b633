/**
 * Which host a question comes from, and which tool that host belongs to.
 */

/** How the practice page is named towards the agent: no catalogue names it, so it is unlisted. */
export const PRACTICE_HOST = "practice";
/** The practice page, below the extension's own address. */
export const PRACTICE_PATH = "pages/practice/practice.html";

/**
 * Read the host out of an address.
 * @param {string | undefined} address
 * @returns {string} lower case, without port; empty where the address has none
 */
export function hostIn(address) {
  if (!address || !URL.canParse(address)) return "";
  const url = new URL(address);
  return url.protocol === "http:" || url.protocol === "https:" ? url.hostname.toLowerCase() : "";
}

/**
 * Tell whether an address is the practice page of this very extension.
 * @param {string | undefined} address
 * @param {string} home the extension's own base address
 * @returns {boolean}
 */
export function isPractice(address, home) {
  return (address ?? "").split(/[?#]/, 1)[0] === home + PRACTICE_PATH;
}

/**
 * Say which host a message comes from, as the browser tells it; the page has no say.
 *
 * The tab's host counts. Where the browser hides it (a tool's frame in a page that is not ours to
 * read), the frame's own does.
 * @param {Pick<chrome.runtime.MessageSender, "tab" | "url" | "origin">} sender
 * @param {string} home the extension's own base address
 * @returns {string} empty where nothing is known
 */
export function hostOf(sender, home) {
  if (isPractice(sender.url, home)) return PRACTICE_HOST;
  return hostIn(sender.tab?.url) || hostIn(sender.url) || hostIn(sender.origin);
}

/**
 * Find the tool of the catalogue that lives on this host; a host covers its subdomains.
 * @template {{hosts: readonly string[]}} T
 * @param {string} host
 * @param {readonly T[]} tools
 * @returns {T | undefined}
 */
export function toolAt(host, tools) {
  return tools.find((tool) =>
    tool.hosts.some((known) => host === known || host.endsWith(`.${known}`)),
  );
}

/**
 * Say which host a tab shows, as far as it is ours to know.
 * @param {chrome.tabs.Tab} tab
 * @param {string} home the extension's own base address
 */
export const hostOfTab = (tab, home) =>
  isPractice(tab.url, home) ? PRACTICE_HOST : hostIn(tab.url);
