/**
 * What a paste carries: read at once, described for the agent, packed again for the page.
 */
const clip = (() => {
  const PLAIN = "text/plain";
  const HTML = "text/html";
  /** Never judged, so never handed on: its pictures are pages of hexadecimal digits. */
  const LEFT_OUT = new Set(["Files", "text/rtf"]);

  /**
   * Objects the page is to read must be made by the page's own constructors in Firefox: data set
   * from our world is invisible there (measured: an editor deleted the selection, inserted nothing).
   */
  const firefoxPage = /** @type {any} */ (window).wrappedJSObject;
  const page = firefoxPage ?? window;

  /**
   * Make an init dictionary the page's constructors can read.
   * @param {Record<string, unknown>} members
   */
  function init(members) {
    if (!firefoxPage) return members;
    return Object.assign(new page.Object(), members);
  }

  /**
   * Read every kind of content while the browser still lends it: after the first await it is gone.
   * @param {DataTransfer} data
   * @returns {House.Held}
   */
  function read(data) {
    const types = [...data.types].filter((type) => !LEFT_OUT.has(type));
    const flavours = new Map(types.map((type) => [type, data.getData(type)]));
    return Object.freeze({ flavours, files: Object.freeze([...data.files]) });
  }

  /**
   * Make content of plain text alone.
   * @param {string} text
   * @returns {House.Held}
   */
  const plain = (text) => Object.freeze({ flavours: new Map([[PLAIN, text]]), files: [] });

  /**
   * Make content of what an answer leaves after its findings are hidden.
   * @param {Pick<House.Answer, "redacted" | "redacted_html">} answer
   * @returns {House.Held}
   */
  function redacted({ redacted: text, redacted_html: html }) {
    const held = plain(text ?? "");
    return html
      ? Object.freeze({ ...held, flavours: new Map([...held.flavours, [HTML, html]]) })
      : held;
  }

  /** @param {House.Held} held */
  const textOf = ({ flavours }) => flavours.get(PLAIN) ?? "";
  /** @param {House.Held} held */
  const htmlOf = ({ flavours }) => flavours.get(HTML) ?? "";
  /** @param {House.Held} held */
  const isEmpty = ({ flavours, files }) =>
    files.length === 0 && [...flavours.values()].every((value) => value === "");

  /**
   * Describe content for the agent. Whatever would be handed on is judged: flavours besides text
   * and html (an editor's own format) go along with the html.
   * @param {House.Held} held
   * @returns {{text: string, html: string, files: Wire.FileNote[]}}
   */
  function describe(held) {
    const others = [...held.flavours].filter(([type]) => type !== PLAIN && type !== HTML);
    const html = [htmlOf(held), ...others.map(([, value]) => value)].filter(Boolean).join("\n");
    const files = held.files.map(({ type, size }) => ({ type, size }));
    return { text: textOf(held), html, files };
  }

  /**
   * Fill a DataTransfer.
   * @param {House.Held} held
   * @param {DataTransfer} data
   * @returns {DataTransfer}
   */
  function fill({ flavours, files }, data) {
    for (const [type, value] of flavours) data.setData(type, value);
    for (const file of files) data.items.add(file);
    return data;
  }

  /**
   * Make the paste event a page would have got.
   * @param {House.Held} held
   * @returns {ClipboardEvent}
   */
  function pasteEvent(held) {
    const clipboardData = fill(held, new page.DataTransfer());
    const how = init({ clipboardData, bubbles: true, cancelable: true, composed: true });
    /** @type {ClipboardEvent} */
    const event = new page.ClipboardEvent("paste", how);
    // Firefox ignores `clipboardData` and gives the event an empty, writable one of its own.
    if (event.clipboardData?.types.length === 0) fill(held, event.clipboardData);
    return event;
  }

  /**
   * Make the input event that follows a paste nobody handled.
   * @param {House.Held} held
   * @param {boolean} asText text controls get `data`, rich editors a DataTransfer
   * @returns {InputEvent}
   */
  function inputEvent(held, asText) {
    const payload = asText
      ? { data: textOf(held) }
      : { dataTransfer: fill(held, new page.DataTransfer()) };
    const how = { inputType: "insertFromPaste", bubbles: true, cancelable: true, composed: true };
    return new page.InputEvent("beforeinput", init({ ...how, ...payload }));
  }

  /**
   * Hand an event to the page.
   * @param {Element} target
   * @param {Event} event
   * @returns {boolean} whether the page took care of it
   */
  function dispatch(target, event) {
    const receiver = firefoxPage ? /** @type {any} */ (target).wrappedJSObject : target;
    return !receiver.dispatchEvent(event);
  }

  return Object.freeze({
    read,
    plain,
    redacted,
    textOf,
    htmlOf,
    isEmpty,
    describe,
    pasteEvent,
    inputEvent,
    dispatch,
  });
})();
