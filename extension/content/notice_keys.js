/**
 * Keeps what a person types in the notice away from the page.
 *
 * These listeners stand on the window from document_start, before the page's own. They stop the
 * event, not what the browser does with it, so Tab, Enter and writing go on as usual.
 */
const noticeKeys = (() => {
  const EVENTS = [
    "keydown",
    "keypress",
    "keyup",
    "change",
    "compositionstart",
    "compositionupdate",
    "compositionend",
    "copy",
    "cut",
    "paste",
  ];
  /** What a press of the mouse would tell the page: that something outside its own menu was hit. */
  const PRESSES = [
    "pointerdown",
    "pointerup",
    "mousedown",
    "mouseup",
    "click",
    "touchstart",
    "touchend",
  ];

  /**
   * Not listened to while no notice is open: in Chromium a listener that runs between a change the
   * browser made and the page's own one shows in the order of what a page observes (measured). So
   * a page that was here first gets these of the notice, and `write` leaves none with a word in it.
   */
  const AFTERWARDS = "input";

  /** @type {((event: Event) => void) | null} */
  let watcher = null;
  /** Where the person writes in the notice. */
  /** @type {() => HTMLTextAreaElement | null} */
  let writing = () => null;

  /** Keys that went down in the notice: their coming up is not the page's business either. */
  /** @type {Set<string>} */
  const down = new Set();

  /**
   * Tell whether a key coming up belongs to the notice; the page gets those it saw go down.
   * @param {KeyboardEvent} event
   */
  const wentDownHere = (event) => down.delete(event.code || event.key);

  /**
   * Write in the browser's stead what a person types or pastes: it makes no `input` event. What an
   * input method composes cannot be taken over.
   * @param {InputEvent} event
   */
  function write(event) {
    const field = writing();
    const text = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
    const puts = event.inputType.startsWith("insert") && event.cancelable;
    if (!field || !puts || !event.isTrusted) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = field;
    const room = field.maxLength - field.value.length + (selectionEnd - selectionStart);
    field.setRangeText(text.slice(0, Math.max(0, room)), selectionStart, selectionEnd, "end");
  }

  /** @param {Event} event */
  function swallow(event) {
    const isKey = event instanceof KeyboardEvent;
    if (isKey && event.type === "keyup") {
      if (wentDownHere(event)) event.stopImmediatePropagation();
      return;
    }
    if (!watcher) return;
    if (isKey && event.type === "keydown") down.add(event.code || event.key);
    event.stopImmediatePropagation();
    watcher(event);
  }

  /**
   * Swallow keys from now on and hand them to the notice.
   * @param {((event: Event) => void) | null} watch null gives them back to the page
   * @param {() => HTMLTextAreaElement | null} field where the person writes now
   */
  function watch(watch, field = () => null) {
    watcher = watch;
    writing = field;
    if (watch) window.addEventListener(AFTERWARDS, swallow, true);
    else window.removeEventListener(AFTERWARDS, swallow, true);
  }

  /**
   * Stop presses at the host, on their way up to the page.
   * @param {HTMLElement} host
   */
  function muffle(host) {
    for (const name of PRESSES) host.addEventListener(name, (event) => event.stopPropagation());
  }

  /** @param {InputEvent} event */
  function onBeforeInput(event) {
    if (watcher) write(event);
    swallow(event);
  }

  /** @type {ReadonlyArray<[string, (event: any) => void]>} */
  const listeners = [
    ["beforeinput", onBeforeInput],
    ...EVENTS.map((name) => /** @type {[string, (event: Event) => void]} */ ([name, swallow])),
  ];
  return Object.freeze({ watch, muffle, listeners });
})();
