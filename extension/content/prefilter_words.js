/**
 * Words: which of the agent's words a text holds and where, and whether it holds a name of the
 * organisation, of which only keyed hashes are known here.
 */
const prefilterWords = (() => {
  /** So long a word of a crowd is a beginning; as in the agent's prefilter_words.py. */
  const STEM = 12;
  /** @param {number} code */
  const isSolid = (code) =>
    (code > 96 && code < 123) || (code > 47 && code < 58) || (code > 64 && code < 91);

  /**
   * Tell whether no ASCII letter or digit touches a stretch that has one itself at its end.
   * @param {string} text
   * @param {number} start
   * @param {number} end
   */
  function standsAlone(text, start, end) {
    const joins = (/** @type {number} */ at) =>
      isSolid(text.charCodeAt(at - 1)) && isSolid(text.charCodeAt(at));
    return !((start > 0 && joins(start)) || (end < text.length && joins(end)));
  }

  /**
   * Read the agent's words: a capital says how many letters each shares with the one before it.
   * @param {string} told
   * @returns {string[]}
   */
  function read(told) {
    let before = "";
    return Array.from(told.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared = "A", rest = ""]) => {
      before = before.slice(0, shared.charCodeAt(0) - 65) + rest;
      return before;
    });
  }

  /**
   * List the places of runs.
   * @param {Wire.PrefilterRuns} [runs]
   * @returns {number[]}
   */
  function placesOf(runs = []) {
    /** @type {number[]} */
    const places = [];
    for (let at = 0; at < runs.length; at += 2) {
      for (let more = 0; more < (runs[at + 1] ?? 0); more += 1) places.push((runs[at] ?? 0) + more);
    }
    return places;
  }

  /**
   * Words are found by their first three letters, put into so many drawers: seldom two beginnings
   * share one, and the drawers are 32 KB. Shorter words are few and are looked for by themselves.
   */
  const DRAWERS = 1 << 14;
  const BEGINNING = 3;

  /** @param {number} first @param {number} second @param {number} third */
  const drawerOf = (first, second, third) =>
    ((first << 9) ^ (second << 5) ^ third ^ (second >> 3)) & (DRAWERS - 1);

  /**
   * Put words into drawers.
   * @param {readonly string[]} words
   */
  function sorted(words) {
    const drawers = new Uint16Array(DRAWERS);
    /** The next word in the same drawer. Places count from one; zero is none. */
    const next = new Uint16Array(words.length + 1);
    /** @type {number[]} */
    const short = [];
    words.forEach((word, place) => {
      if (word.length < BEGINNING) {
        short.push(place);
        return;
      }
      const drawer = drawerOf(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2));
      next[place + 1] = drawers[drawer] ?? 0;
      drawers[drawer] = place + 1;
    });
    return { drawers, next, short };
  }

  /**
   * Where a word stands. word: its place in the agent's list.
   * @typedef {{word: number, start: number, end: number}} Spot
   */

  /**
   * Make a finder of all occurrences, overlapping ones too, in lower-case text.
   * @param {readonly string[]} words
   * @returns {(text: string) => Spot[]} in the order of their beginnings
   */
  function finder(words) {
    const { drawers, next, short } = sorted(words);

    /** @param {string} text @param {Spot[]} spots */
    function findShort(text, spots) {
      for (const place of short) {
        const word = words[place] ?? "";
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
          spots.push({ word: place, start: at, end: at + word.length });
        }
      }
    }

    /** @param {string} text @param {number} start @param {number} drawer @param {Spot[]} spots */
    function findIn(text, start, drawer, spots) {
      for (let place = drawers[drawer] ?? 0; place > 0; place = next[place] ?? 0) {
        const word = words[place - 1] ?? "";
        if (!text.startsWith(word, start)) continue;
        spots.push({ word: place - 1, start, end: start + word.length });
      }
    }

    return (text) => {
      /** @type {Spot[]} */
      const spots = [];
      findShort(text, spots);
      let [first, second] = [text.charCodeAt(0), text.charCodeAt(1)];
      for (let start = 0; start + BEGINNING <= text.length; start += 1) {
        const third = text.charCodeAt(start + 2);
        const drawer = drawerOf(first, second, third);
        if (drawers[drawer]) findIn(text, start, drawer, spots);
        [first, second] = [second, third];
      }
      return spots.sort((one, other) => one.start - other.start);
    };
  }

  /**
   * Watch for the words of one crowd.
   * @param {Wire.PrefilterCrowd} crowd
   */
  function watch({ groups, at_least: atLeast, within }) {
    /** @type {Map<number, number[]>} */
    const groupsOf = new Map();
    groups.forEach((runs, group) => {
      for (const word of placesOf(runs)) groupsOf.set(word, [...(groupsOf.get(word) ?? []), group]);
    });
    /** What stands near, the latest last. @type {Map<string, Spot>} */
    const near = new Map();
    return {
      words: [...groupsOf.keys()],
      forget: () => near.clear(),
      /** @param {string} shown @param {Spot} spot */
      see(shown, spot) {
        near.delete(shown);
        near.set(shown, spot);
        for (const [other, { start }] of near) {
          if (start >= spot.start - within) break;
          near.delete(other);
        }
        if (near.size < atLeast) return false;
        const found = [...near.values()].flatMap(({ word }) => groupsOf.get(word) ?? []);
        return new Set(found).size === groups.length;
      },
    };
  }

  /**
   * Say as what a word counts; of a long one only the beginning was told, and it goes on to its end.
   * @param {string} text
   * @param {Spot} spot
   * @returns {string | null} null where it is no word
   */
  function shownAs(text, { word, start, end }) {
    if (end - start < STEM) return standsAlone(text, start, end) ? `${word}` : null;
    if (!standsAlone(text, start, text.length)) return null;
    let stop = end;
    while (isSolid(text.charCodeAt(stop))) stop += 1;
    return `${word} ${text.slice(end, stop)}`;
  }

  /**
   * Make a test for words that mean something only together.
   * @param {readonly Wire.PrefilterCrowd[]} told
   * @returns {(text: string, spots: readonly Spot[]) => boolean}
   */
  function crowds(told) {
    const all = told.map(watch);
    /** @type {Map<number, typeof all>} */
    const byWord = new Map();
    for (const crowd of all) {
      for (const word of crowd.words) byWord.set(word, [...(byWord.get(word) ?? []), crowd]);
    }
    return (text, spots) => {
      for (const crowd of all) crowd.forget();
      return spots.some((spot) => {
        const watching = byWord.get(spot.word) ?? [];
        const shown = watching.length > 0 ? shownAs(text, spot) : null;
        return shown !== null && watching.some((crowd) => crowd.see(shown, spot));
      });
    };
  }

  /**
   * Finish a hash. As term_hash in the agent's prefilter.py.
   * @param {number} state
   * @param {number} salt
   */
  function finished(state, salt) {
    let hash = state ^ salt;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }

  /**
   * Make a test for the organisation's names in lower-case text.
   * @param {Wire.PrefilterNames} names
   * @returns {(text: string) => boolean}
   */
  function names({ salt, lengths, hashes }) {
    const known = new Set(hashes);
    const asked = new Set(lengths);
    const longest = Math.max(0, ...lengths);
    const [first, second] = salt;

    /** @param {string} text @param {number} start */
    function holdsAt(text, start) {
      let state = first;
      const most = Math.min(longest, text.length - start);
      for (let length = 1; length <= most; length += 1) {
        state = Math.imul(state ^ text.charCodeAt(start + length - 1), 0x01000193);
        state ^= state >>> 15;
        if (asked.has(length) && known.has(finished(state, second))) return true;
      }
      return false;
    }

    return (text) => {
      if (known.size === 0) return false;
      for (let start = 0; start < text.length; start += 1) {
        if (standsAlone(text, start, text.length) && holdsAt(text, start)) return true;
      }
      return false;
    };
  }

  return Object.freeze({ read, placesOf, finder, standsAlone, crowds, names });
})();
