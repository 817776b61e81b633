/**
 * Where in an editor the caret stands: noted when a paste is held, given back afterwards.
 */
const caret = (() => {
  /** @typedef {{range: Range | null, backwards: boolean}} Selected */

  /**
   * Read the selection where it lies inside an editor.
   * @param {HTMLElement} editor
   * @returns {Selected}
   */
  function selectedIn(editor) {
    const nothing = { range: null, backwards: false };
    const selection = document.getSelection();
    if (!selection?.rangeCount) return nothing;
    const root = editor.getRootNode();
    const shadowRoots = root instanceof ShadowRoot ? [root] : [];
    const found = selection.getComposedRanges?.({ shadowRoots })[0] ?? selection.getRangeAt(0);
    const { startContainer, startOffset, endContainer, endOffset } = found;
    if (!editor.contains(startContainer) || !editor.contains(endContainer)) return nothing;
    // A live range: it moves along when an input method or the page changes the text around it.
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return { range, backwards: selection.direction === "backward" };
  }

  /**
   * Note where the caret stands.
   * @param {Element} target
   * @returns {House.Place}
   */
  function save(target) {
    const editor = fields.editorOf(target);
    const nowhere = { target, editor, start: null, end: null, backwards: false, range: null };
    if (!editor) return { ...nowhere, kind: "none" };
    if (!fields.isControl(editor)) return { ...nowhere, kind: "rich", ...selectedIn(editor) };
    const { selectionStart: start, selectionEnd: end, selectionDirection } = editor;
    const backwards = selectionDirection === "backward";
    return { ...nowhere, kind: "control", start, end, backwards };
  }

  /**
   * Put the caret back into a text control, if it moved.
   * @param {HTMLInputElement | HTMLTextAreaElement} control
   * @param {House.Place} place
   */
  function restoreControl(control, { start, end, backwards }) {
    if (start === null || end === null) return; // number and e-mail inputs do not tell
    if (control.selectionStart === start && control.selectionEnd === end) return;
    control.setSelectionRange(start, end, backwards ? "backward" : "forward");
  }

  /**
   * Tell whether two ranges begin and end at the same points.
   * @param {Range} one
   * @param {Range} other
   */
  const same = (one, other) =>
    one.compareBoundaryPoints(Range.START_TO_START, other) === 0 &&
    one.compareBoundaryPoints(Range.END_TO_END, other) === 0;

  /**
   * Put the selection back into a rich editor, if it moved.
   * @param {HTMLElement} editor
   * @param {Selected} noted
   */
  function restoreRich(editor, { range, backwards }) {
    if (!range || !editor.contains(range.startContainer)) return;
    const now = selectedIn(editor).range;
    if (now && same(now, range)) return;
    const { startContainer, startOffset, endContainer, endOffset } = range;
    const selection = document.getSelection();
    if (backwards) {
      selection?.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
    } else {
      selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    }
  }

  /**
   * Give the focus and the caret back.
   * @param {House.Place} place
   */
  function restore(place) {
    const { editor } = place;
    if (!editor?.isConnected) return;
    if (fields.focused() !== editor) editor.focus({ preventScroll: true });
    if (fields.isControl(editor)) restoreControl(editor, place);
    else restoreRich(editor, place);
  }

  return Object.freeze({ save, restore });
})();
