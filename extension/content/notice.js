/**
 * The notice: what was found, why it matters, what can be done; over a page that may be hostile.
 */
const notice = (() => {
  /** How often the page may push its own modal above before the content is let go of. */
  const STRUGGLES = 20;

  /** @typedef {ReturnType<typeof noticeBuild.build> & {struggles: number, look: string}} Open */
  /** @type {Open | null} */
  let open = null;

  /** Tell whether a notice is shown. */
  const isOpen = () => open !== null;

  /** Let the person continue only with a reason, where one is asked for. */
  function refresh() {
    if (!open?.proceed || !open.reason) return;
    open.proceed.disabled = open.reason.value.trim() === "";
    open.mark?.();
  }

  /**
   * Keep Tab inside the notice.
   * @param {KeyboardEvent} event
   * @param {Open} opened
   */
  function onTab(event, { dialog, root }) {
    /** @type {NodeListOf<HTMLElement>} */
    const found = dialog.querySelectorAll("[tabindex], button:not(:disabled), textarea");
    // Of the reasons to choose from only one is a stop.
    const stops = [...found].filter((element) => element.tabIndex >= 0);
    const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (root.activeElement && root.activeElement !== from) return;
    event.preventDefault();
    to?.focus();
  }

  /**
   * Continue by Enter in the reason; a key that is being held down presses nothing.
   * @param {KeyboardEvent} event
   * @param {Open} opened
   */
  function onEnter(event, { root, reason, proceed, decide }) {
    const inReason = reason !== null && root.activeElement === reason;
    if (inReason || event.repeat) event.preventDefault();
    if (inReason && !event.repeat && !proceed?.disabled) decide("continued");
  }

  /**
   * Go by arrow from one reason to the next.
   * @param {KeyboardEvent} event
   * @param {Open} opened
   */
  function onArrow(event, { root, walk }) {
    walk?.(event, root.activeElement);
  }

  /** @type {ReadonlyMap<string, (event: KeyboardEvent, opened: Open) => void>} */
  const KEYS = new Map([
    .../** @type {[string, typeof onArrow][]} */ (noticeReason.ARROWS.map((key) => [key, onArrow])),
    ["Tab", onTab],
    ["Enter", onEnter],
    [
      "Escape",
      (event, { decide }) => {
        event.preventDefault();
        decide("cancelled");
      },
    ],
  ]);

  /** Say where the person writes: the reason, while the caret is in it. */
  const field = () =>
    open?.reason && open.root.activeElement === open.reason ? open.reason : null;

  /**
   * Take a key that the page does not get to see.
   * @param {Event} event
   */
  function onKey(event) {
    if (!open) return;
    if (!(event instanceof KeyboardEvent)) refresh();
    else if (event.type === "keydown" && event.isTrusted && !event.isComposing) {
      KEYS.get(event.key)?.(event, open);
    }
  }

  /**
   * Put the host back as it was made: in its place, with nothing on it but its own look.
   * @param {Open} opened
   */
  function mend({ host, look }) {
    const root = document.documentElement;
    if (root && host.parentNode !== root) root.append(host);
    for (const name of host.getAttributeNames()) if (name !== "style") host.removeAttribute(name);
    if (host.getAttribute("style") !== look) host.setAttribute("style", look);
  }

  /**
   * Tell whether the page moved the host or changed something on it.
   * @param {Open} opened
   */
  const tampered = ({ host, look }) =>
    host.parentNode !== document.documentElement ||
    host.getAttribute("style") !== look ||
    host.attributes.length > 1;

  /** Come back on top where the page put something of its own above, or took us out. */
  function surface() {
    if (!open) return;
    open.struggles += 1;
    if (!open.host.isConnected || open.struggles > STRUGGLES) {
      open.decide("cancelled");
      return;
    }
    const at = /** @type {HTMLElement | null} */ (open.root.activeElement);
    mend(open);
    open.dialog.close();
    open.dialog.showModal();
    (at ?? open.safest).focus({ preventScroll: true });
  }

  /**
   * Tell whether an element can stand above a dialog.
   * @param {EventTarget | null} target
   */
  const canCover = (target) =>
    target instanceof HTMLElement &&
    (target instanceof HTMLDialogElement || target.popover !== null);

  /**
   * Watch for a page that removes the notice or puts something above it.
   * @param {Open} opened
   * @returns {() => void} stops watching
   */
  function guard(opened) {
    const { host } = opened;
    const observer = new MutationObserver((changes) => {
      const rose = changes.some(({ type, target }) => type === "attributes" && canCover(target));
      if (rose || tampered(opened)) surface();
    });
    const where = { childList: true, subtree: true, attributes: true, attributeFilter: ["open"] };
    observer.observe(document, where);
    observer.observe(host, { attributes: true });
    return () => observer.disconnect();
  }

  /** @param {Event} event */
  function onRise({ target }) {
    if (open && canCover(target)) surface();
  }

  /** @param {Event} event */
  function onAway({ target }) {
    if (open && target !== open.host) surface();
  }

  /** These stand on the window from document_start: later ones a page could keep from being told. */
  /** @type {ReadonlyArray<[string, (event: any) => void]>} */
  const listeners = [
    ["toggle", onRise],
    ["fullscreenchange", onAway],
    ["focusin", onAway],
  ];

  /**
   * Put a notice on the screen, the safest button under the person's fingers.
   * @param {Open} opened
   */
  function show({ host, dialog, scroll, safest }) {
    (document.documentElement ?? document).append(host);
    dialog.showModal();
    refresh();
    noticeParts.reachable(scroll);
    safest.focus({ preventScroll: true });
  }

  /**
   * Show the notice and wait for the person.
   * @param {House.Answer} answer
   * @returns {Promise<House.Choice>}
   */
  async function ask(answer) {
    /** @type {(choice: House.Choice) => void} */
    let choose = () => undefined;
    const chosen = new Promise((/** @type {(choice: House.Choice) => void} */ resolve) => {
      choose = resolve;
    });
    const built = noticeBuild.build(answer, choose, refresh);
    const opened = { ...built, struggles: 0, look: built.host.getAttribute("style") ?? "" };
    open = opened;
    show(opened);
    const unguard = guard(opened);
    noticeKeys.watch(onKey, field);
    const choice = await chosen;
    open = null;
    noticeKeys.watch(null);
    unguard();
    opened.dialog.close();
    opened.host.remove();
    return choice;
  }

  return Object.freeze({ isOpen, ask, listeners });
})();
