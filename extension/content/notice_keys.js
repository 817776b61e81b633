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
    "beforeinput",
    "input",
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

  /** @type {((event: Event) => void) | null} */
  let watcher = null;

  /** Keys that went down in the notice: their coming up is not the page's business either. */
  /** @type {Set<string>} */
  const down = new Set();

  /**
   * Tell whether a key coming up belongs to the notice; the page gets those it saw go down.
   * @param {KeyboardEvent} event
   */
  const wentDownHere = (event) => down.delete(event.code || event.key);

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
   */
  function watch(watch) {
    watcher = watch;
  }

  /**
   * Stop presses at the host, on their way up to the page.
   * @param {HTMLElement} host
   */
  function muffle(host) {
    for (const name of PRESSES) host.addEventListener(name, (event) => event.stopPropagation());
  }

  const listeners = EVENTS.map((name) => /** @type {const} */ ([name, swallow]));
  return Object.freeze({ watch, muffle, listeners });
})();
