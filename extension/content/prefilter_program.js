/**
 * Programs of the agent, in postfix order: which letters a shape is made of, and which can follow
 * which. See shape_of in the agent's prefilter_shape.py.
 */
const prefilterProgram = (() => {
  const JOIN = -1;
  const EITHER = -2;
  const REPEAT = -3;
  const NOTHING = -4;
  /** A word below stands for the letter before it, so many times in a row: TIMES - count. */
  const TIMES = -8;

  /**
   * @typedef {object} Fragment
   * @property {boolean} empty whether it matches nothing at all
   * @property {number[]} first places it can begin with
   * @property {number[]} last places it can end with
   */

  /** @type {Fragment} */
  const EMPTY = Object.freeze({ empty: true, first: [], last: [] });

  /** @param {Fragment} left @param {Fragment} right @returns {Fragment} */
  const joined = (left, right) => ({
    empty: left.empty && right.empty,
    first: left.empty ? [...left.first, ...right.first] : left.first,
    last: right.empty ? [...left.last, ...right.last] : right.last,
  });

  /** @param {Fragment} left @param {Fragment} right @returns {Fragment} */
  const either = (left, right) => ({
    empty: left.empty || right.empty,
    first: [...left.first, ...right.first],
    last: [...left.last, ...right.last],
  });

  /**
   * Join a program's words into fragments, and note which place can follow which.
   * @param {readonly number[]} program
   * @returns {{whole: Fragment, letters: number[], follow: number[][]}}
   */
  function assemble(program) {
    /** @type {number[]} */
    const letters = [];
    /** @type {number[][]} */
    const follow = [];
    /** @type {Fragment[]} */
    const stack = [];
    const take = () => stack.pop() ?? EMPTY;
    /** @param {Fragment} left @param {Fragment} right */
    const link = (left, right) => {
      for (const end of left.last) follow[end]?.push(...right.first);
    };
    /** @type {Map<number, () => Fragment>} */
    const words = new Map([
      [NOTHING, () => EMPTY],
      [EITHER, () => either(take(), take())],
    ]);
    words.set(REPEAT, () => {
      const part = take();
      link(part, part);
      return { ...part, empty: true };
    });
    const joinTwo = () => {
      const right = take();
      const left = take();
      link(left, right);
      return joined(left, right);
    };
    words.set(JOIN, joinTwo);
    /** @param {number} letter @returns {Fragment} */
    const place = (letter) => {
      const at = letters.push(letter) - 1;
      follow.push([]);
      return { empty: false, first: [at], last: [at] };
    };
    /** @param {number} count */
    const times = (count) => {
      const letter = letters.at(-1) ?? 0;
      for (let more = 1; more < count; more += 1) {
        stack.push(place(letter));
        stack.push(joinTwo());
      }
    };
    for (const word of program) {
      if (word < TIMES) times(TIMES - word);
      else stack.push(words.get(word)?.() ?? place(word));
    }
    return { whole: take(), letters, follow };
  }

  return Object.freeze({ assemble });
})();
