/**
 * The one script in the page's own world. A page that opens its document anew takes every listener
 * off it, ours too, and may run a script of its own before an extension's world hears of it. Here
 * that is heard at once, and ours are put back first.
 *
 * All it knows is a bell: an element that hangs nowhere, on which any event means "put them back".
 * A page that rang it would do no more than that.
 */
(() => {
  const OFFER = "handrail-bell";
  const ASK = "handrail-bell?";
  const { apply } = Reflect;
  const dispatch = EventTarget.prototype.dispatchEvent;
  const listen = EventTarget.prototype.addEventListener;
  /** @type {any} */
  const owner = Document.prototype;
  const plainWrite = owner.write;
  /** What pages under Trusted Types may write: nothing at all. */
  const nothing = /** @type {any} */ (window).trustedTypes?.emptyHTML ?? "";

  /**
   * Where a document keeps its functions for the scripts in other frames: on itself, and for good. A
   * page could put others in their place on the prototype, and have a frame's open this document.
   */
  const GUARDED = Symbol.for("handrail");
  /** @type {Record<string, unknown>} */
  const guarded = {};

  /** @type {EventTarget | null} */
  let bell = null;

  /** @param {any} event */
  function onOffer(event) {
    if (event.relatedTarget) bell = event.relatedTarget;
  }

  /** Have the listeners put back. */
  function ring() {
    apply(listen, window, [OFFER, onOffer, true]);
    if (bell) apply(dispatch, bell, [new Event("ring")]);
  }

  /**
   * Take the place of one of the document's functions, looking like it.
   * @param {"open" | "write" | "writeln"} name
   * @param {(call: () => unknown, opened: Document) => unknown} instead
   */
  function replace(name, instead) {
    guarded[name] = new Proxy(owner[name], {
      apply(original, self, given) {
        // A frame has a script of its own, with its own bell.
        const other = self !== document && self?.[GUARDED]?.[name];
        if (other) return apply(other, self, given);
        return instead(() => apply(original, self, given), self);
      },
    });
    owner[name] = guarded[name];
  }

  /** Open first, if writing would: natively, with nothing in it that could run. */
  /** @type {(call: () => unknown, opened: Document) => unknown} */
  function write(call, opened) {
    apply(plainWrite, opened, [nothing]);
    ring();
    return call();
  }

  replace("open", (call) => {
    const opened = call();
    ring();
    return opened;
  });
  replace("write", write);
  replace("writeln", write);
  // After an update of the extension the first ones stay: they hear of the new bell as well.
  if (!Object.hasOwn(document, GUARDED)) {
    Object.defineProperty(document, GUARDED, { value: Object.freeze(guarded) });
  }
  apply(listen, window, [OFFER, onOffer, true]);
  apply(dispatch, window, [new Event(ASK)]);
})();
