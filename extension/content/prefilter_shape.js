/**
 * Shapes: what the agent writes to say what a match must look like, tried in one pass over a text.
 *
 * A shape becomes an automaton whose states are made when a text first needs them. Every step
 * reads one character once, so the work grows with the text and with nothing else; a text that
 * makes too many states counts as having the shape.
 */
const prefilterShape = (() => {
  /** Characters outside ASCII are one letter of the alphabet. */
  const OTHER = 128;
  /** A symbol is a letter, and this much more where a word begins or ends before it. */
  const AFTER_EDGE = 129;
  const LINE_END = 10;
  /** First in a set: what follows is not in it, all else is. */
  const ALL_BUT = "\x7f";
  /** Tab, line feed, carriage return, space. */
  const BLANKS = Object.freeze([9, 10, 13, 32]);
  /** A state is about 1 KB: more than these are not kept between two pastes. */
  const STATES_KEPT = 300;
  /** No everyday text comes near; making one costs up to 0.1 ms. */
  const STATES_MADE_MAX = 1500;

  /**
   * @typedef {object} State
   * @property {readonly number[]} places
   * @property {boolean} ends
   * @property {(State | undefined)[]} next
   */

  /** @param {number} code */
  const isWord = (code) =>
    (code > 96 && code < 123) ||
    (code > 47 && code < 58) ||
    (code > 64 && code < 91) ||
    code === 95;

  /**
   * Turn a text into the symbols that shapes read: a line end first, since a line begins there.
   * @param {string} text
   * @returns {Uint16Array}
   */
  function symbolsOf(text) {
    const symbols = new Uint16Array(text.length + 1);
    symbols[0] = LINE_END;
    let before = false;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const word = code < OTHER && isWord(code);
      symbols[at + 1] = Math.min(code, OTHER) + (word === before ? 0 : AFTER_EDGE);
      before = word;
    }
    return symbols;
  }

  /**
   * Read a set: characters and ranges, as in the brackets of a pattern.
   * @param {string} told
   * @returns {Uint8Array} which characters are in it
   */
  function setOf(told) {
    const within = told.startsWith(ALL_BUT) ? 0 : 1;
    const set = new Uint8Array(AFTER_EDGE).fill(1 - within);
    for (let at = 1 - within; at < told.length; at += 1) {
      const first = told.charCodeAt(at);
      if (told[at + 1] === "-" && at + 2 < told.length) at += 2;
      set.fill(within, first, told.charCodeAt(at) + 1);
    }
    return set;
  }

  /**
   * Read the alphabet.
   * @param {readonly string[]} alphabet
   */
  const setsOf = (alphabet) => alphabet.map(setOf);

  /**
   * Give every symbol the number of its kind: symbols that no letter tells apart share one.
   * @param {readonly number[]} letters
   * @param {readonly Uint8Array[]} sets
   * @returns {{kinds: Uint16Array, samples: number[]}} samples: a symbol of each kind
   */
  function kindsOf(letters, sets) {
    const kinds = new Uint16Array(2 * AFTER_EDGE).fill(1, AFTER_EDGE);
    /** @type {number[]} */
    let samples = [0, AFTER_EDGE];
    for (const place of new Set(letters.map((letter) => letter >> 1))) {
      /** @type {Map<number, number>} */
      const split = new Map();
      samples = [];
      for (let symbol = 0; symbol < kinds.length; symbol += 1) {
        const told = 2 * (kinds[symbol] ?? 0) + (sets[place]?.[symbol % AFTER_EDGE] ?? 0);
        const kind = split.get(told) ?? samples.push(symbol) - 1;
        split.set(told, kind);
        kinds[symbol] = kind;
      }
    }
    return { kinds, samples };
  }

  /**
   * Make the automaton of a shape. Its states are sets of places, made when they are needed.
   * @param {ReturnType<typeof prefilterProgram.assemble>} assembled
   * @param {readonly Uint8Array[]} sets the alphabet
   */
  function automaton({ whole, letters, follow }, sets) {
    const { kinds, samples } = kindsOf(letters, sets);
    const ends = new Set(whole.last);
    /** @type {Map<string, State>} */
    const states = new Map();

    /** @param {readonly number[]} places */
    function stateOf(places) {
      const name = places.join();
      const known = states.get(name);
      if (known) return known;
      /** @type {State} */
      const state = { places, ends: places.some((place) => ends.has(place)), next: [] };
      states.set(name, state);
      return state;
    }

    /** @param {number} place @param {number} symbol */
    function reads(place, symbol) {
      const letter = letters[place] ?? 0;
      if (letter % 2 === 1 && symbol < AFTER_EDGE) return false;
      return sets[letter >> 1]?.[symbol % AFTER_EDGE] === 1;
    }

    /** @param {State} state @param {number} kind */
    function grow(state, kind) {
      const symbol = samples[kind] ?? 0;
      const ahead = new Set([...whole.first, ...state.places.flatMap((at) => follow[at] ?? [])]);
      const places = [...ahead].filter((place) => reads(place, symbol)).sort((a, b) => a - b);
      const next = stateOf(places);
      state.next[kind] = next;
      return next;
    }

    /** @param {State} state @param {number} symbol */
    function step(state, symbol) {
      const kind = kinds[symbol] ?? 0;
      return state.next[kind] ?? grow(state, kind);
    }

    return { states, start: () => stateOf([]), step };
  }

  /**
   * Count how often a shape ends in a text, up to `need`; what is counted shares no character.
   * @param {ReturnType<typeof automaton>} machine
   * @param {Uint16Array} symbols
   * @param {number} need
   */
  function count({ states, start, step }, symbols, need) {
    if (states.size > STATES_KEPT) states.clear();
    const most = states.size + STATES_MADE_MAX;
    let state = start();
    let found = 0;
    for (const symbol of symbols) {
      state = step(state, symbol);
      if (state.ends) {
        found += 1;
        state = start();
      }
      if (found >= need || states.size > most) return need;
    }
    return found;
  }

  /**
   * Make a shape that can be tried.
   * @param {string} written
   * @param {readonly Uint8Array[]} sets the alphabet
   * @returns {{blank: boolean, count: (symbols: Uint16Array, need: number) => number}} count: up to
   *   `need`; blank: whether there may be a blank in it
   */
  function make(written, sets) {
    const assembled = prefilterProgram.assemble(written);
    const blank = assembled.letters.some((letter) =>
      BLANKS.some((code) => sets[letter >> 1]?.[code] === 1),
    );
    if (assembled.whole.empty) return { blank, count: (_symbols, need) => need };
    const machine = automaton(assembled, sets);
    return { blank, count: (symbols, need) => count(machine, symbols, need) };
  }

  return Object.freeze({ make, setsOf, symbolsOf });
})();
