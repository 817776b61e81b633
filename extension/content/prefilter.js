/**
 * The prefilter: says at once whether any rule could hold a paste up. It errs on one side only: what
 * the agent would hold is never passed here. Until the agent has described what to look for, nothing
 * is passed.
 */
const prefilter = (() => {
  /** Six digits or more with single signs between them; as in the agent's scan.py. */
  const DIGIT_RUN = /[0-9](?:[ .\-/()]{0,3}[0-9]){5,}/g;
  const NOT_DIGITS = /[^0-9]/g;
  /** Kept from us by design (clip.js), so it cannot be looked at. */
  const UNREAD = "text/rtf";

  /**
   * What was found in one view of a paste.
   * @typedef {object} Sight
   * @property {string} text
   * @property {ReadonlySet<number>} words
   * @property {number} digits in the longest run
   */

  /**
   * What to look for: as the agent told it, prepared.
   * @typedef {object} Sign
   * @property {number} need
   * @property {number} digits
   * @property {readonly number[]} words
   * @property {readonly number[]} withOneOf
   * @property {(symbols: Uint16Array, need: number) => number} count
   */

  /**
   * Prepare a sign: its shape is made when it is first needed; most never are.
   * @param {Wire.PrefilterSign} sign
   * @param {readonly Uint8Array[]} sets
   * @returns {Sign}
   */
  function prepared({ need = 1, digits = 0, words, with_one_of, shape = "" }, sets) {
    /** @type {ReturnType<typeof prefilterShape.make> | null} */
    let made = null;
    return {
      need,
      digits,
      words: prefilterWords.placesOf(words),
      withOneOf: prefilterWords.placesOf(with_one_of),
      count(symbols, most) {
        if (shape === "") return most;
        made ??= prefilterShape.make(shape, sets);
        return made(symbols, most);
      },
    };
  }

  /**
   * Tell whether a view holds what a sign is called by.
   * @param {Sight} sight
   * @param {Sign} sign
   */
  function calls({ words, digits }, sign) {
    /** @param {readonly number[]} any */
    const holds = (any) => any.some((word) => words.has(word));
    const always = sign.digits === 0 && sign.words.length === 0;
    const called = always || (sign.digits > 0 && digits >= sign.digits) || holds(sign.words);
    if (!called) return false;
    return sign.withOneOf.length === 0 || holds(sign.withOneOf);
  }

  /**
   * Count the shapes of a view on top of what other views had.
   * @param {Sight} sight
   * @param {readonly Sign[]} signs
   * @param {Map<Sign, number>} counts
   * @returns {boolean} whether one has enough
   */
  function tripped(sight, signs, counts) {
    const called = signs.filter((sign) => calls(sight, sign));
    if (called.length === 0) return false;
    const symbols = prefilterShape.symbolsOf(sight.text);
    return called.some((sign) => {
      const count = (counts.get(sign) ?? 0) + sign.count(symbols, sign.need);
      counts.set(sign, count);
      return count >= sign.need;
    });
  }

  /**
   * Count the digits of the longest run.
   * @param {string} text
   */
  function longestRun(text) {
    const runs = text.match(DIGIT_RUN) ?? [];
    return Math.max(0, ...runs.map((run) => run.replace(NOT_DIGITS, "").length));
  }

  /**
   * Prepare what the agent described.
   * @param {Wire.Prefilter} told
   * @returns {(text: string, html: string) => boolean} whether something could be held up
   */
  function prepare(told) {
    const sets = prefilterShape.setsOf(told.alphabet);
    const list = prefilterWords.read(told.words);
    const find = prefilterWords.finder(list);
    const named = prefilterWords.names(told.names);
    const crowded = prefilterWords.crowds(told.crowds, list);
    const signs = told.signs.map((sign) => prepared(sign, sets));

    /** @param {string} text @param {Map<Sign, number>} counts */
    function holdsUp(text, counts) {
      const lowered = prefilterViews.lowered(text);
      const spots = find(lowered);
      if (crowded(lowered, spots) || named(lowered)) return true;
      const words = new Set(spots.map(({ word }) => word));
      return tripped({ text, words, digits: longestRun(text) }, signs, counts);
    }

    return (text, html) => {
      if (text.length + html.length > told.limit_chars) return true;
      const views = prefilterViews.of(text, html);
      const counts = new Map();
      return views === "disguised" || views.some((view) => holdsUp(view, counts));
    };
  }

  /** Where nothing is known everything is asked about. */
  /** @type {(text: string, html: string) => boolean} */
  const ask = () => true;
  let could = ask;
  /** @type {string | null} */
  let id = null;

  /**
   * Take what the agent says about this place; null when it is not there to say anything.
   * @param {House.PrefilterNews | null} news
   */
  function take(news) {
    if (news?.id === id) return;
    id = news?.id ?? null;
    const told = news?.told;
    could = ask; // what cannot be prepared leaves every paste to the agent
    if (told && told.mode !== "ask") could = told.mode === "native" ? () => false : prepare(told);
  }

  /**
   * Tell whether the browser's own paste may go on, because nothing in it could be held up.
   * @param {DataTransfer} data
   * @param {House.Held} held
   */
  function passes(data, held) {
    if (held.files.length > 0 || data.types.includes(UNREAD)) return false;
    try {
      const { text, html } = clip.describe(held);
      return !could(text, html);
    } catch {
      return false; // what could not be looked at is asked about
    }
  }

  return Object.freeze({ take, passes, prepare, id: () => id });
})();
