/**
 * Re-delivery of held content, in the measured order: the page's own paste handling, then its
 * input handling, then the browser's.
 */
const insert = (() => {
  /**
   * Let the page take the content, as it would take a paste.
   * @param {House.Held} held
   * @param {Element} target
   * @param {boolean} intoControl
   * @returns {boolean} whether the page did
   */
  const byPage = (held, target, intoControl) =>
    clip.dispatch(target, clip.pasteEvent(held)) ||
    (target.isConnected && clip.dispatch(target, clip.inputEvent(held, intoControl)));

  /**
   * Let the browser insert the content where the caret is.
   * @param {House.Held} held
   * @param {HTMLElement} editor
   */
  function byBrowser(held, editor) {
    if (!editor.isConnected) return "gone";
    // It inserts where the focus is, and something may have kept that from coming back here.
    if (!editor.contains(fields.focused())) return "refused";
    return insertNative.put(held, editor) ? "inserted" : "refused";
  }

  /**
   * Note where the person went meanwhile, if it is another field.
   * @param {HTMLElement} editor
   * @returns {House.Place | null}
   */
  function elsewhere(editor) {
    const focused = fields.focused();
    const other = focused && fields.editorOf(focused);
    return other && other !== editor ? caret.save(other) : null;
  }

  /**
   * Put content where it was meant to go.
   * @param {House.Held} held
   * @param {House.Place} place
   * @returns {"inserted" | "gone" | "refused"} `gone` when the editor left the page meanwhile
   */
  function deliver(held, place) {
    const { editor } = place;
    const target = place.target.isConnected ? place.target : editor;
    if (!target?.isConnected) return "gone";
    const other = editor && elsewhere(editor);
    caret.restore(place);
    if (!editor) {
      clip.dispatch(target, clip.pasteEvent(held));
      return "inserted"; // a paste on the page itself: nothing more would have happened natively
    }
    const byThem = byPage(held, target, fields.isControl(editor));
    const outcome = byThem ? "inserted" : byBrowser(held, editor);
    if (other) caret.restore(other);
    return outcome;
  }

  return Object.freeze({ deliver });
})();
