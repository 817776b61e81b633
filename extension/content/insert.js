/**
 * Re-delivery of held content, in the measured order: the page's own paste handling, then its
 * input handling, then the browser's. After each the editor is looked at: a page that takes an
 * event and does nothing with it must not cost the person the content.
 */
const insert = (() => {
  /** Between two looks, milliseconds: about a frame, in which an editor draws what it took. */
  const LOOK_MS = 20;
  /** How often to look: React and Monaco draw within 50 ms (measured), a busy page ten times that. */
  const LOOKS = 25;
  /**
   * Characters from which a page may be making an attachment with nothing to see yet. Putting the
   * text in beside it would double it, so then the person is told instead.
   */
  const LONG = 2000;

  /** @param {string} text */
  const letters = (text) => text.replaceAll(/[\s\u200b\ufeff]+/g, "");

  /** @param {HTMLElement} editor */
  const contentOf = (editor) =>
    letters(fields.isControl(editor) ? editor.value : (editor.textContent ?? ""));

  /**
   * Read what is selected, and would be replaced.
   * @param {HTMLElement} editor
   * @param {House.Place} place
   */
  function selectedIn(editor, { start, end, range }) {
    if (fields.isControl(editor)) return letters(editor.value.slice(start ?? 0, end ?? 0));
    return letters(range?.toString() ?? "");
  }

  /**
   * Watch an editor and the page around it for what was sent.
   * @param {House.Held} held
   * @param {HTMLElement} editor
   * @param {House.Place} place
   */
  function watch(held, editor, place) {
    const sent = letters(clip.textOf(held));
    const selected = selectedIn(editor, place);
    const before = contentOf(editor);
    /** Where it would look the same either way, the page is believed. */
    const blind = sent === "" || sent === selected;
    let stirredInside = false;
    let stirredOutside = false;
    const watcher = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (editor.contains(target)) stirredInside = true;
        else stirredOutside = true;
      }
    });
    const kinds = { subtree: true, childList: true, characterData: true };
    // Our own elements hang on the root, outside the body.
    for (const root of new Set([document.body, editor.getRootNode()])) {
      if (root && root !== document) watcher.observe(root, kinds);
    }

    /** Tell whether something came in, in the editor or as an attachment beside it. */
    function arrived() {
      if (blind || stirredOutside || !editor.isConnected) return true;
      const now = contentOf(editor);
      const onlyTaken = selected !== "" && now.length === before.length - selected.length;
      return !onlyTaken && (stirredInside || now !== before);
    }

    /** @returns {Promise<boolean>} whether it came in, as soon as that shows */
    async function look() {
      for (let times = 0; times < LOOKS && !arrived(); times += 1) {
        await new Promise((done) => setTimeout(done, LOOK_MS));
      }
      return arrived();
    }

    return Object.freeze({ look, isLong: sent.length > LONG, end: () => watcher.disconnect() });
  }

  /**
   * Let the browser insert the content where the caret is: as natively, where the page's handlers
   * left it. ProseMirror has the browser paste pictures into an element of its own and takes them.
   * @param {House.Held} held
   * @param {HTMLElement} editor
   * @param {string} pictures
   */
  function byBrowser(held, editor, pictures) {
    if (!editor.isConnected) return "gone";
    const focused = fields.focused();
    const receiver = pictures && focused ? fields.editorOf(focused) : editor;
    // It inserts where the focus is, and something may have kept that from coming back here.
    if (!receiver?.contains(focused)) return "refused";
    return insertNative.put(held, receiver, pictures) ? "inserted" : "refused";
  }

  /**
   * Offer the page an event, and look whether it did something with it.
   * @param {Element} target
   * @param {Event} event
   * @param {ReturnType<typeof watch>} watched
   * @returns {Promise<"inserted" | "refused" | "passed">} `passed` when the next way may be tried
   */
  async function byPage(target, event, watched) {
    if (!target.isConnected || !clip.dispatch(target, event)) return "passed";
    if (await watched.look()) return "inserted";
    return watched.isLong ? "refused" : "passed";
  }

  /**
   * Try one way after the other until the content stands in the editor.
   * @param {House.Held} held
   * @param {Element} target
   * @param {HTMLElement} editor
   * @param {ReturnType<typeof watch>} watched
   * @param {string} pictures
   * @returns {Promise<"inserted" | "gone" | "refused">}
   */
  async function tryAll(held, target, editor, watched, pictures) {
    const pasted = await byPage(target, clip.pasteEvent(held), watched);
    if (pasted !== "passed") return pasted;
    const event = clip.inputEvent(held, fields.isControl(editor));
    const put = await byPage(target, event, watched);
    if (put !== "passed") return put;
    const outcome = byBrowser(held, editor, pictures);
    return outcome !== "inserted" || (await watched.look()) ? outcome : "refused";
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
   * Put content into an editor, and the focus back to where the person went meanwhile.
   * @param {House.Held} held
   * @param {Element} target
   * @param {HTMLElement} editor
   * @param {House.Place} place
   */
  async function into(held, target, editor, place) {
    const pictures = await insertNative.pictures(held, editor);
    const other = elsewhere(editor);
    caret.restore(place);
    const watched = watch(held, editor, place);
    const outcome = await tryAll(held, target, editor, watched, pictures);
    watched.end();
    if (other) caret.restore(other);
    return outcome;
  }

  /**
   * Put content where it was meant to go.
   * @param {House.Held} held
   * @param {House.Place} place
   * @returns {Promise<"inserted" | "gone" | "refused">} `gone` when the editor left the page
   *   meanwhile, `refused` when nothing made the page take the content
   */
  async function deliver(held, place) {
    const { editor } = place;
    const target = place.target.isConnected ? place.target : editor;
    if (!target?.isConnected) return "gone";
    if (editor) return into(held, target, editor, place);
    clip.dispatch(target, clip.pasteEvent(held));
    return "inserted"; // a paste on the page itself: nothing more would have happened natively
  }

  return Object.freeze({ deliver });
})();
