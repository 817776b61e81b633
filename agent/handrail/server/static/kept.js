/** What outlives leaving a page: kept in this tab's session, and gone with the tab. */

const PREFIX = "handrail.kept.";

/**
 * Keep something under a name.
 * @param {string} name
 * @param {unknown} what anything that JSON can say
 */
export const keep = (name, what) => sessionStorage.setItem(PREFIX + name, JSON.stringify(what));

/**
 * Give what was kept under a name; null where nothing was.
 * @param {string} name
 * @returns {any} as it was kept
 */
export const kept = (name) => JSON.parse(sessionStorage.getItem(PREFIX + name) ?? "null");

/**
 * Forget what was kept under a name.
 * @param {string} name
 */
export const forget = (name) => sessionStorage.removeItem(PREFIX + name);
