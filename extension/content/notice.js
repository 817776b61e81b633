/**
 * The notice: what was found, why it matters, what can be done; over a page that may be hostile.
 */
const notice = (() => {
  /** How often the page may push its own modal above before the content is let go of. */
  const STRUGGLES = 20;
  /** @type {Readonly<House.Choice>} */
  const CANCELLED = Object.freeze({ decision: "cancelled", reason: "" });

  /**
   * @typedef {object} Open
   * @property {HTMLElement} host
   * @property {ShadowRoot} root
   * @property {HTMLDialogElement} dialog
   * @property {HTMLTextAreaElement | null} reason
   * @property {HTMLButtonElement | null} proceed
   * @property {(choice: House.Choice) => void} choose
   * @property {() => void} submit continues with the reason given
   * @property {number} struggles
   */
  /** @type {Open | null} */
  let open = null;

  const isOpen = () => open !== null;

  /** Let the person continue only with a reason, where one is asked for. */
  function refresh() {
    if (!open?.proceed || !open.reason) return;
    open.proceed.disabled = open.reason.value.trim() === "";
  }

  /**
   * Make the buttons an answer allows, the one to press last and largest in colour.
   * @param {ReturnType<typeof noticeModel.draw>} model
   * @param {(decision: Wire.Decision) => void} choose
   */
  function buttons(model, choose) {
    const dont = noticeParts.button(
      model.redact ? "button" : "button main",
      texts.say("button_dont_paste"),
      () => choose("cancelled"),
    );
    const proceed =
      model.proceed === "no"
        ? null
        : noticeParts.button("button quiet", texts.say("button_continue"), () =>
            choose("continued"),
          );
    const redact =
      model.redact &&
      noticeParts.button("button main", texts.say("button_redact_paste"), () => choose("redacted"));
    const row = [proceed, dont, redact].filter((button) => button instanceof HTMLElement);
    return { dont, proceed, row: noticeParts.make("div", { class: "buttons" }, row) };
  }

  /**
   * Make the part above the buttons.
   * @param {ReturnType<typeof noticeModel.draw>} model
   * @param {string} toolName
   */
  function body(model, toolName) {
    const { make, mark, finding } = noticeParts;
    const line = (/** @type {string} */ look, /** @type {string} */ text) =>
      text ? [make("p", { class: look }, [text])] : [];
    const next = model.next
      ? [
          make("p", { class: "next" }, [
            make("strong", {}, [texts.say("next_label")]),
            " ",
            model.next,
          ]),
        ]
      : [];
    const list = model.findings.map(finding);
    return [
      make("div", { class: "brand" }, [
        mark(),
        make("span", { id: "brand" }, [texts.say("brand")]),
        make("span", { class: "tool" }, [toolName]),
      ]),
      make("h2", { id: "headline" }, [model.headline]),
      make("p", { id: "lead", class: "lead" }, [model.lead]),
      ...(list.length ? [make("ul", { role: "list", class: "findings" }, list)] : []),
      ...model.notes.flatMap((note) => line("note", note)),
      ...next,
      ...line("instead", model.instead),
    ];
  }

  /**
   * Build the dialog.
   * @param {House.Answer} answer
   * @param {(choice: House.Choice) => void} choose
   * @returns {{open: Open, safest: HTMLElement}}
   */
  function build(answer, choose) {
    const model = noticeModel.draw(answer, texts);
    const dialog = noticeParts.make("dialog", {
      role: "alertdialog",
      "aria-labelledby": "brand headline",
      "aria-describedby": "lead",
    });
    const ask = model.proceed === "reason" ? noticeParts.reason(refresh) : null;
    /** @param {Wire.Decision} decision */
    const decide = (decision) =>
      choose({ decision, reason: decision === "continued" ? (ask?.field.value.trim() ?? "") : "" });
    const { dont, proceed, row } = buttons(model, decide);
    const scroll = noticeParts.make("div", { class: "scroll" }, body(model, answer.tool.name));
    if (ask) scroll.append(ask.block);
    dialog.append(scroll, row);
    const host = noticeParts.host();
    noticeKeys.muffle(host);
    const root = host.attachShadow({ mode: "closed" });
    root.adoptedStyleSheets = [noticeStyle.sheet()];
    root.append(dialog);
    const submit = () => decide("continued");
    const reason = ask?.field ?? null;
    return {
      open: { host, root, dialog, reason, proceed, choose, submit, struggles: 0 },
      safest: dont,
    };
  }

  /**
   * Keep Tab inside the notice.
   * @param {KeyboardEvent} event
   * @param {Open} opened
   */
  function onTab(event, { dialog, root }) {
    /** @type {NodeListOf<HTMLElement>} */
    const found = dialog.querySelectorAll("button:not(:disabled), textarea");
    const stops = [...found];
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
  function onEnter(event, { root, reason, proceed, submit }) {
    const inReason = reason !== null && root.activeElement === reason;
    if (inReason || event.repeat) event.preventDefault();
    if (inReason && !event.repeat && !proceed?.disabled) submit();
  }

  /** @type {ReadonlyMap<string, (event: KeyboardEvent, opened: Open) => void>} */
  const KEYS = new Map([
    ["Tab", onTab],
    ["Enter", onEnter],
    [
      "Escape",
      (event, { choose }) => {
        event.preventDefault();
        choose(CANCELLED);
      },
    ],
  ]);

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

  /** Come back on top where the page put something of its own above, or took us out. */
  function surface() {
    if (!open) return;
    open.struggles += 1;
    if (!open.host.isConnected || open.struggles > STRUGGLES) {
      open.choose(CANCELLED);
      return;
    }
    const at = /** @type {HTMLElement | null} */ (open.root.activeElement);
    open.dialog.close();
    open.dialog.showModal();
    at?.focus();
  }

  /**
   * Watch for a page that removes the notice or opens a modal above it.
   * @param {Open} opened
   * @returns {() => void} stops watching
   */
  function guard({ host }) {
    const observer = new MutationObserver((changes) => {
      const rose = changes.some(({ type }) => type === "attributes");
      if (rose || !host.isConnected) surface();
    });
    const where = { childList: true, subtree: true, attributes: true, attributeFilter: ["open"] };
    observer.observe(document, where);
    const stop = new AbortController();
    const how = { capture: true, signal: stop.signal };
    /** @param {Event} event */
    const elsewhere = (event) => {
      if (event.target !== host && event.target instanceof Element) surface();
    };
    for (const name of ["toggle", "fullscreenchange", "focusin"]) {
      window.addEventListener(name, elsewhere, how);
    }
    return () => {
      observer.disconnect();
      stop.abort();
    };
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
    const built = build(answer, choose);
    open = built.open;
    document.documentElement.append(open.host);
    open.dialog.showModal();
    refresh();
    built.safest.focus();
    const unguard = guard(open);
    noticeKeys.watch(onKey);
    const choice = await chosen;
    noticeKeys.watch(null);
    unguard();
    built.open.dialog.close();
    built.open.host.remove();
    open = null;
    return choice;
  }

  return Object.freeze({ isOpen, ask });
})();
