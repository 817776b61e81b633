/**
 * Where a click puts the caret while a paste for the same editor is held: counted in characters,
 * because editors replace their nodes when the paste goes in.
 */
const caretMove = (() => {
  /** How long an editor may take to notice a moved caret, milliseconds: it is told within a frame. */
  const NOTICED_MS = 100;

  /** @typedef {Readonly<{before: number, after: number}>} Counted */

  /**
   * Count the characters before and after the caret.
   * @param {HTMLElement} editor
   * @returns {Counted | null} null where the caret is elsewhere
   */
  function count(editor) {
    if (fields.isControl(editor)) {
      const at = editor.selectionEnd ?? 0;
      return { before: at, after: editor.value.length - at };
    }
    const { range } = caret.save(editor);
    if (!range) return null;
    const whole = document.createRange();
    whole.selectNodeContents(editor);
    whole.setEnd(range.endContainer, range.endOffset);
    const before = whole.toString().length;
    return { before, after: (editor.textContent?.length ?? 0) - before };
  }

  /**
   * Find the point so many characters from the beginning of an editor.
   * @param {HTMLElement} editor
   * @param {number} characters
   * @returns {[node: Node, offset: number]}
   */
  function pointAt(editor, characters) {
    const walk = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    let left = characters;
    /** @type {Node | null} */
    let last = null;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const length = node.nodeValue?.length ?? 0;
      if (left <= length) return [node, left];
      left -= length;
      last = node;
    }
    return last ? [last, last.nodeValue?.length ?? 0] : [editor, 0];
  }

  /**
   * Put the caret where a click had put it, the paste now being in the text.
   * @param {HTMLElement} editor
   * @param {Counted} clicked
   * @param {Counted} pasted where the paste was meant to go
   */
  function put(editor, clicked, pasted) {
    const isControl = fields.isControl(editor);
    const length = (isControl ? editor.value : (editor.textContent ?? "")).length;
    // Before the paste the way from the beginning is as it was, after it the way to the end.
    const at = clicked.before <= pasted.before ? clicked.before : length - clicked.after;
    if (isControl) editor.setSelectionRange(at, at);
    else document.getSelection()?.collapse(...pointAt(editor, at));
  }

  /**
   * Wait until the page was told where the caret is now; editors believe only what they were told.
   * @returns {Promise<void>}
   */
  const noticed = () =>
    new Promise((done) => {
      document.addEventListener("selectionchange", () => setTimeout(done, 0), { once: true });
      setTimeout(done, NOTICED_MS);
    });

  return Object.freeze({ count, put, noticed });
})();
