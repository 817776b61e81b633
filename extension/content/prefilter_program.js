/**
 * Shapes as the agent writes them: which letters one is made of, and which can follow which. Written
 * like a pattern, in signs of their own; see the agent's prefilter_shape.py.
 */
const prefilterProgram = (() => {
  /** Signs from here on are letters: places in the alphabet. */
  const FIRST_LETTER = 58;
  const NUMBER = /[0-9]+/y;

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
   * Read a shape from left to right.
   * @param {string} shape
   * @returns {{whole: Fragment, letters: number[], follow: number[][]}} letters: twice the place in
   *   the alphabet, and one more where a word begins or ends before it
   */
  function assemble(shape) {
    /** @type {number[]} */
    const letters = [];
    /** @type {number[][]} */
    const follow = [];
    let at = 0;

    /** @param {Fragment} left @param {Fragment} right */
    function link(left, right) {
      for (const end of left.last) follow[end]?.push(...right.first);
    }

    /** @param {Fragment} left @param {Fragment} right */
    function join(left, right) {
      link(left, right);
      return joined(left, right);
    }

    /** @param {string} sign */
    function take(sign) {
      const found = shape[at] === sign;
      if (found) at += 1;
      return found;
    }

    /** @returns {Fragment} */
    function letter() {
      const afterEdge = take("!") ? 1 : 0;
      const place = letters.push(2 * (shape.charCodeAt(at) - FIRST_LETTER) + afterEdge) - 1;
      follow.push([]);
      at += 1;
      return { empty: false, first: [place], last: [place] };
    }

    /** @returns {Fragment} */
    function group() {
      const inner = alternatives();
      take(")");
      return inner;
    }

    /**
     * Read the same stretch again, so often in a row.
     * @param {Fragment} once
     * @param {number} begun
     */
    function times(once, begun) {
      const ended = at - 1;
      NUMBER.lastIndex = at;
      const number = NUMBER.exec(shape)?.[0] ?? "1";
      let all = once;
      for (let copy = 1; copy < Number(number); copy += 1) {
        at = begun;
        all = join(all, repeated(ended));
      }
      at = ended + 1 + number.length;
      return all;
    }

    /**
     * Read what is said of the part before: any number more, maybe, so many times.
     * @param {Fragment} part
     * @param {number} begun
     * @returns {Fragment | null} null where nothing is said
     */
    function said(part, begun) {
      if (take("*")) {
        link(part, part);
        return { ...part, empty: true };
      }
      if (take(".")) return { ...part, empty: true };
      return take("+") ? times(part, begun) : null;
    }

    /**
     * Read one letter or group and what is said of it.
     * @param {number} until where to stop
     */
    function repeated(until) {
      const begun = at;
      let part = take("(") ? group() : letter();
      while (at < until) {
        const next = said(part, begun);
        if (next === null) break;
        part = next;
      }
      return part;
    }

    /** @returns {Fragment} */
    function series() {
      let all = EMPTY;
      while (at < shape.length && shape[at] !== "/" && shape[at] !== ")") {
        all = join(all, repeated(shape.length));
      }
      return all;
    }

    /** @returns {Fragment} */
    function alternatives() {
      let all = series();
      while (take("/")) all = either(all, series());
      return all;
    }

    return { whole: alternatives(), letters, follow };
  }

  return Object.freeze({ assemble });
})();
