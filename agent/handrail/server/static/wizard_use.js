/** The part of the wizard that puts a policy or a layer in force here, and says how to go back. */

import { button, make, words } from "./dom.js";

/** The heading of what is said once it holds. */
export const IN_FORCE = "in-force";

/**
 * Make what offers to use what was made, and afterwards says what happens now.
 * @param {string} thing "policy" or "layer"
 * @param {string} below what holds where this one is taken away
 * @param {boolean} taken there is one already
 */
export function user(thing, below, taken) {
  let written = "";

  /**
   * @param {string | null} kept the file that was just written
   * @param {() => void} keep
   */
  return (kept, keep) => {
    written = kept ?? written;
    if (kept) return { press: [], told: [inForce(thing, kept, below)] };
    if (taken || written) return { press: [], told: [notUsed(thing, written)] };
    return { press: [button("Use it on this computer", keep, "main")], told: [] };
  };
}

/**
 * Say what happens now, and how to go back.
 * @param {string} thing
 * @param {string} file
 * @param {string} below
 */
const inForce = (thing, file, below) =>
  make(
    "section",
    { class: "card" },
    make("h2", { id: IN_FORCE, tabindex: "-1" }, `This ${thing} is in force now`),
    words("From now on every paste on this computer is judged by it. Nothing has to be restarted."),
    words("Look at it: ", page("policy", "Policy in force"), ". Try it: ", tryIt(), "."),
    words("To change it, edit this file; what you save holds a moment later: ", named(file)),
    words(`To go back, delete that file. Then ${below} holds again.`),
  );

/**
 * Say why this one is not used, and what can be done about that.
 * @param {string} thing
 * @param {string} file where it is known
 */
function notUsed(thing, file) {
  const there = file ? words("The one in force: ", named(file)) : "";
  return make(
    "section",
    { class: "card" },
    make("h2", null, `A ${thing} is in force here already`),
    words(
      "It stays as it is, and these answers change nothing yet. To use them, save this one, ",
      "compare the two, and put it in the place of the file that ",
      page("policy", "Policy in force"),
      " names, where that file is yours.",
    ),
    ...(there ? [there] : []),
  );
}

/**
 * @param {string} name
 * @param {string} title
 */
const page = (name, title) => make("a", { href: `#${name}` }, title);

const tryIt = () => page("tools", "May I paste this there?");

/** @param {string} file */
const named = (file) => make("code", null, file);
