/**
 * Which chat a paste goes into: a word of our own for each conversation of a tab, so that the agent
 * can name a value alike in all of its pastes. Addresses stay here, in memory.
 *
 * A new chat has no address of its own until the first message is sent; then the site gives it one
 * without loading a page. So an address that only gained an id is still the same conversation.
 */

/** Parts of an address after which the id of a chat stands. Source: the tools of the catalogue. */
const BEFORE_ID =
  /^(?:a|app|c|chat|chats|conversation|conversations|room|s|search|session|t|thread|threads)$/i;
/** Parts that stand where an id would, in a chat that is still new. */
const NO_ID = /^(?:new|home|index|default|main|start)?$/i;
/** What looks like an id wherever it stands: a run with digits in it, or long as only ids are. */
const ID = /^(?=.*[0-9])[A-Za-z0-9]{8,}$|^[0-9]{6,}$|^[\w-]{22,}$/;
/** Parameters that hold the id of a chat, in tools that have one page for all. */
const ID_PARAMETER = /^(?:c?id|c|chat|conversation|room|session|thread)(?:_?id)?$/i;
/** Chats of one tab that are told apart; the one unused longest is forgotten. */
const CHATS_MAX = 16;
/** Tabs that are told apart; more than a person has open with chats in them. */
const TABS_MAX = 64;

/**
 * List the ids in an address.
 * @param {string | undefined} address
 * @returns {string[]} in the order of the alphabet; none for a chat that is still new
 */
export function idsIn(address) {
  if (!address || !URL.canParse(address)) return [];
  const { pathname, searchParams, hash } = new URL(address);
  // Some tools keep the path behind the sign of an anchor.
  const parts = `${pathname}/${hash.startsWith("#/") ? hash.slice(2) : ""}`.split("/");
  const inPath = parts.filter((part, at) => {
    const before = parts[at - 1] ?? "";
    if (NO_ID.test(part) || BEFORE_ID.test(part)) return false;
    return BEFORE_ID.test(before) || ID.test(part);
  });
  const inQuery = [...searchParams].filter(([name]) => ID_PARAMETER.test(name));
  return [...new Set([...inPath, ...inQuery.map(([, value]) => value)])].sort();
}

/**
 * @typedef {object} TabChats
 * @property {string} host
 * @property {string[]} ids of the chat it shows
 * @property {string} word of the chat it shows
 * @property {Array<[address: string, word: string]>} chats it showed, the newest last
 */

/**
 * @typedef {object} Chats
 * @property {string} run sets the tabs of two browsers, and of two days, apart
 * @property {number} count of words given
 * @property {Array<[tabId: number, chats: TabChats]>} tabs the one used last at the end
 */

/**
 * Keep the conversations of all tabs.
 * @param {object} around
 * @param {() => Promise<Chats | null>} around.recall what was kept before the worker was restarted
 * @param {(chats: Chats) => unknown} around.keep
 */
export function createConversations({ recall, keep }) {
  /** @type {Promise<Chats> | null} */
  let loading = null;
  const load = () => {
    loading ??= recall().then((known) => known ?? { run: crypto.randomUUID(), count: 0, tabs: [] });
    return loading;
  };

  /**
   * Find the word of the chat that a tab shows now.
   * @param {Chats} chats
   * @param {TabChats | undefined} tab
   * @param {string} host
   * @param {string[]} ids
   */
  function wordFor(chats, tab, host, ids) {
    const known = tab?.chats.find(([address]) => address === addressOf(host, ids))?.[1];
    const grown = tab?.host === host && tab.ids.every((id) => ids.includes(id));
    const same = grown && tab.ids.length === ids.length;
    if (tab && same) return tab.word;
    if (known && ids.length > 0) return known;
    if (tab && grown) return tab.word;
    chats.count += 1;
    return `${chats.run}-${chats.count}`;
  }

  /** @param {Chats} chats @param {number} tabId */
  const tabOf = (chats, tabId) => chats.tabs.find(([id]) => id === tabId)?.[1];

  /** @param {Chats} chats @param {number} tabId */
  const without = (chats, tabId) => chats.tabs.filter(([id]) => id !== tabId);

  /** @param {string} host @param {readonly string[]} ids */
  const addressOf = (host, ids) => [host, ...ids].join(" ");

  /**
   * Note which chat a tab shows, and give its word.
   * @param {number} tabId
   * @param {string} host
   * @param {string | undefined} address
   * @returns {Promise<string>}
   */
  async function at(tabId, host, address) {
    const chats = await load();
    const ids = idsIn(address);
    const tab = tabOf(chats, tabId);
    const word = wordFor(chats, tab, host, ids);
    if (tab && tab.word === word && tab.ids.length === ids.length) return word;
    const shown = addressOf(host, ids);
    const others = (tab?.chats ?? []).filter(([other]) => other !== shown);
    const kept = [...others, /** @type {[string, string]} */ ([shown, word])].slice(-CHATS_MAX);
    /** @type {[number, TabChats]} */
    const noted = [tabId, { host, ids, word, chats: kept }];
    chats.tabs = [...without(chats, tabId), noted].slice(-TABS_MAX);
    keep(chats);
    return word;
  }

  /**
   * Forget a tab that was closed.
   * @param {number} tabId
   * @returns {Promise<string[]>} the words of its conversations
   */
  async function ended(tabId) {
    const chats = await load();
    const tab = tabOf(chats, tabId);
    if (!tab) return [];
    chats.tabs = without(chats, tabId);
    keep(chats);
    return [...new Set([tab.word, ...tab.chats.map(([, word]) => word)])];
  }

  return Object.freeze({ at, ended });
}
