/**
 * The prefilter: says at once whether any rule could hold a paste up. It errs on one side only: what
 * the agent would hold is never passed here. Until the agent has described what to look for, nothing
 * is passed.
 */
const prefilter = (() => {
  /** Six digits or more with single signs between them; as in the agent's scan.py. */
  const DIGIT_RUN = /[0-9](?:[ .\-/()]{0,3}[0-9]){5,}/g;
  const NOT_DIGITS = /[^0-9]/g;
  const BLANKS = /[ \t\r\n]+/;
  /** As in the agent's rule.py, _opening. */
  const JOINTS = Object.freeze(["_", "-", ""]);
  /** Kept from us by design (clip.js), so it cannot be looked at. */
  const UNREAD = "text/rtf";

  /**
   * What was found in one view of a paste.
   * @typedef {object} Sight
   * @property {string} text
   * @property {ReadonlySet<number>} words
   * @property {ReadonlySet<number>} alone those of them that stand alone
   * @property {number} digits in the longest run
   */

  /**
   * What to look for: as the agent told it, prepared.
   * @typedef {object} Sign
   * @property {number} need
   * @property {number} digits
   * @property {readonly number[]} words
   * @property {readonly number[]} withOneOf
   * @property {boolean} alone whether the latter count as words only, and not as parts of others
   * @property {(text: string, symbols: Uint16Array, seen: Set<string>) => number} count
   */

  /**
   * Keep the agent's words, and what is added to them.
   * @param {string} told
   * @returns {{words: string[], joined: (place: number) => number[]}} joined: where a word stands, and
   *   the ways in which the name of a column or a key writes several words as one
   */
  function listOf(told) {
    const words = prefilterWords.read(told);
    /** @type {Map<string, number>} */
    const added = new Map();

    /** @param {string} word */
    function place(word) {
      const at = added.get(word) ?? words.push(word) - 1;
      added.set(word, at);
      return at;
    }

    /** @param {number} at */
    function joined(at) {
      const word = words[at] ?? "";
      if (!word.includes(" ")) return [at];
      return [at, ...JOINTS.map((joint) => place(word.replaceAll(" ", joint)))];
    }

    return { words, joined };
  }

  /**
   * Prepare a sign: its shape is made when it is first needed; most never are. What must be there
   * several times must be different: where a blank ends it, no stretch is counted twice.
   * @param {Wire.PrefilterSign} sign
   * @param {readonly Uint8Array[]} sets
   * @param {ReturnType<typeof listOf>} list
   * @returns {Sign}
   */
  function prepared([shape, words, digits = 0, withOneOf, need = 1], sets, list) {
    /** @type {ReturnType<typeof prefilterShape.make> | null} */
    let made = null;
    const callers = prefilterWords.placesOf(words);
    const beside = prefilterWords.placesOf(withOneOf);
    const alone = digits > 0 && callers.length === 0;
    return {
      need,
      digits,
      words: callers,
      withOneOf: alone ? beside.flatMap(list.joined) : beside,
      alone,
      count(text, symbols, seen) {
        if (shape === "") return need;
        made ??= prefilterShape.make(shape, sets);
        if (need === 1 || made.blank) return made.count(symbols, need);
        return made.count(prefilterShape.symbolsOf(unseen(text, seen)), need);
      },
    };
  }

  /**
   * Return the stretches between blanks that were not seen before.
   * @param {string} text
   * @param {Set<string>} seen
   */
  function unseen(text, seen) {
    const fresh = new Set(text.split(BLANKS).filter((stretch) => !seen.has(stretch)));
    for (const stretch of fresh) seen.add(stretch);
    return [...fresh].join(" ");
  }

  /**
   * Tell whether a view holds what a sign is called by.
   * @param {Sight} sight
   * @param {Sign} sign
   */
  function calls({ words, alone, digits }, sign) {
    const always = sign.digits === 0 && sign.words.length === 0;
    const long = sign.digits > 0 && digits >= sign.digits;
    const called = always || long || sign.words.some((word) => words.has(word));
    if (!called || sign.withOneOf.length === 0) return called;
    const beside = sign.alone ? alone : words;
    return sign.withOneOf.some((word) => beside.has(word));
  }

  /**
   * Count the shapes of a view on top of what other views had.
   * @param {Sight} sight
   * @param {readonly Sign[]} signs
   * @param {Map<Sign, {count: number, seen: Set<string>}>} counts
   * @returns {boolean} whether one has enough
   */
  function tripped(sight, signs, counts) {
    const called = signs.filter((sign) => calls(sight, sign));
    if (called.length === 0) return false;
    const symbols = prefilterShape.symbolsOf(sight.text);
    return called.some((sign) => {
      const had = counts.get(sign) ?? { count: 0, seen: new Set() };
      counts.set(sign, had);
      had.count += sign.count(sight.text, symbols, had.seen);
      return had.count >= sign.need;
    });
  }

  /**
   * Tell whether a stretch is a word of a name like `taxNumber`, or stands alone.
   * @param {string} text not lowered
   * @param {number} start
   * @param {number} end
   */
  function isPart(text, start, end) {
    const isCapital = (/** @type {number} */ at) =>
      text[at] !== undefined && /[A-Z]/.test(text[at]);
    const begins = (/** @type {number} */ at) =>
      isCapital(at) && !(isCapital(at - 1) && isCapital(at + 1));
    return [start, end].every(
      (at) => begins(at) || prefilterWords.standsAlone(text, at, text.length),
    );
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
    const list = listOf(told.words);
    const crowded = prefilterWords.crowds(told.crowds);
    const named = prefilterWords.names(told.names);
    const signs = told.signs.map((sign) => prepared(sign, sets, list));
    const find = prefilterWords.finder(list.words); // the signs have added to them
    const wanted = new Set(signs.flatMap((sign) => (sign.alone ? sign.withOneOf : [])));

    /** @param {string} text @param {Parameters<typeof tripped>[2]} counts */
    function holdsUp(text, counts) {
      const lowered = prefilterViews.lowered(text);
      const spots = find(lowered);
      if (crowded(lowered, spots) || named(lowered)) return true;
      const words = new Set(spots.map(({ word }) => word));
      const alone = new Set(
        spots
          .filter(({ word }) => wanted.has(word))
          .filter(({ start, end }) => isPart(text, start, end))
          .map(({ word }) => word),
      );
      return tripped({ text, words, alone, digits: longestRun(text) }, signs, counts);
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
