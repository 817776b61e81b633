/**
 * Insertion as the browser itself would do it, with its undo, where the page takes no part.
 */
const insertNative = (() => {
  /**
   * Lines up to which a text control takes `insertText`. Chromium's cost grows with the square of
   * the lines (250 lines 266 ms, 1250 lines 2.6 s, measured); `insertHTML` with <br> is linear.
   */
  const SHORT_LINES = 40;
  /** Chromium calls it by its old name only in old versions; elsewhere it is absent. */
  const IS_FIREFOX = Boolean(/** @type {any} */ (window).wrappedJSObject);
  /** Elements that carry no visible content, or would speak for the whole page. */
  const UNWANTED = ["base", "link", "meta", "style", "title"];

  let working = false;

  /**
   * Let the browser do an editing command.
   * @param {string} name
   * @param {string} [value]
   * @returns {boolean} whether it did
   */
  function command(name, value = "") {
    working = true;
    try {
      return document.execCommand(name, false, value);
    } finally {
      working = false;
    }
  }

  /**
   * Tell whether a command of ours is running: Firefox announces it like something a person typed
   * (measured: a held field took it for typing, held it back and did it again, for ever).
   */
  const isWorking = () => working;

  /**
   * Escape text for markup, a line break for each newline.
   * @param {string} text
   */
  function asMarkup(text) {
    const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    // The browser drops one trailing line break, so a text that ends in one gets a second.
    return escaped.replace(/\n$/, "\n\n").replaceAll("\n", "<br>");
  }

  /**
   * Keep runs of spaces and tabs visible where the editor would collapse them.
   * @param {string} markup
   */
  const keepSpaces = (markup) =>
    markup
      .replaceAll(/\t+/g, '<span style="white-space:pre">$&</span>')
      .replaceAll(/ (?= |<br>|$)|(?<=<br>|^) /g, "&nbsp;");

  /**
   * Write text as Chromium's own paste does where a line may be a block of its own: its editing code
   * then joins the first and the last block with what stands around them, as for a native paste.
   * @param {string} text
   */
  function asBlocks(text) {
    const lines = text.split("\n").map((line) => keepSpaces(asMarkup(line)));
    if (lines.length === 1) return lines[0] ?? "";
    const block = (/** @type {string} */ line) => `<div>${line || "<br>"}</div>`;
    if (lines.at(-1) !== "") return lines.map(block).join("");
    const end = '<br class="Apple-interchange-newline">';
    return lines.slice(0, -1).map(block).join("") + end;
  }

  /**
   * Take out of foreign markup whatever could run, as the browser's own paste does.
   * @param {string} html
   * @returns {string} empty where this browser cannot do it: then the plain text goes in
   */
  function harmless(html) {
    const parse = /** @type {any} */ (Document).parseHTML;
    if (!parse) return "";
    /** @type {Document} */
    const parsed = parse.call(Document, html, { sanitizer: { removeElements: UNWANTED } });
    return parsed.body?.getHTML() ?? "";
  }

  /**
   * Close the open typing step, so that one undo takes back exactly the paste.
   * @param {HTMLInputElement | HTMLTextAreaElement} control
   */
  function nudge(control) {
    const { selectionStart, selectionEnd } = control;
    if (selectionStart !== null) control.setSelectionRange(selectionStart, selectionEnd);
  }

  /**
   * Insert text into a text control.
   * @param {HTMLInputElement | HTMLTextAreaElement} control
   * @param {string} text
   * @returns {boolean}
   */
  function intoControl(control, text) {
    const isShort = text.split("\n", SHORT_LINES + 1).length <= SHORT_LINES;
    if (IS_FIREFOX) return command("insertText", text);
    if (!isShort && control instanceof HTMLTextAreaElement) {
      return command("insertHTML", asMarkup(text));
    }
    nudge(control);
    const inserted = command("insertText", text);
    nudge(control);
    return inserted;
  }

  /**
   * Insert text or markup into an editable element.
   * @param {HTMLElement} editor
   * @param {string} text
   * @param {string} html
   * @returns {boolean}
   */
  function intoRich(editor, text, html) {
    const plainOnly = editor.contentEditable === "plaintext-only";
    const markup = plainOnly ? "" : harmless(html);
    if (markup) return command("insertHTML", markup);
    if (IS_FIREFOX) return command("insertText", text);
    return command("insertHTML", plainOnly ? asMarkup(text) : asBlocks(text));
  }

  /**
   * Write the pictures among files as the browser itself writes a pasted one into a rich editor.
   * Read before the page is asked: it may wait for the browser, but not for long.
   * @param {House.Held} held
   * @param {HTMLElement} editor
   * @returns {Promise<string>} empty where something else than pictures goes in, or nothing
   */
  async function pictures(held, editor) {
    if (fields.isControl(editor) || clip.textOf(held) !== "" || clip.htmlOf(held) !== "") return "";
    const shown = held.files.filter(({ type }) => type.startsWith("image/"));
    const urls = await Promise.all(shown.map(dataUrl));
    return urls.map((url) => `<img src="${asMarkup(url)}" alt="">`).join("");
  }

  /**
   * Read a file as an address that holds all of it.
   * @param {File} file
   * @returns {Promise<string>}
   */
  const dataUrl = (file) =>
    new Promise((resolve) => {
      const reader = new FileReader();
      reader.onloadend = () => resolve(String(reader.result ?? ""));
      reader.readAsDataURL(file);
    });

  /**
   * Insert content at the caret of an editor that has the focus.
   * @param {House.Held} held
   * @param {HTMLElement} editor
   * @param {string} shown its pictures, where they go in
   * @returns {boolean} false when the editor did not take it
   */
  function put(held, editor, shown) {
    const text = clip.textOf(held).replaceAll(/\r\n?/g, "\n");
    const html = clip.htmlOf(held);
    if (fields.isControl(editor)) return text === "" || intoControl(editor, text);
    if (text !== "" || html !== "") return intoRich(editor, text, html);
    // Other files alone: natively none goes in.
    if (shown === "" || editor.contentEditable === "plaintext-only") return true;
    return command("insertHTML", shown);
  }

  return Object.freeze({ put, pictures, command, isWorking });
})();
