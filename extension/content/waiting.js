/**
 * The small sign at the caret while a held paste waits for its answer: quiet, over everything,
 * in nobody's way.
 */
const waiting = (() => {
  /** After how long a held paste says so, milliseconds: below, a person notices no delay. */
  const PATIENCE_MS = 150;
  /** Distance from the caret and from the window's edge, pixels. */
  const GAP_PX = 4;
  /** Size of the sign, pixels. */
  const SIZE_PX = 22;

  const CSS = `
    :host { all: initial !important; position: fixed !important; }
    .sign { all: initial; position: fixed; box-sizing: border-box; width: ${SIZE_PX}px;
      height: ${SIZE_PX}px; margin: 0; padding: 3px; border: 1px solid #c3ccd4; border-radius: 7px;
      background: #ffffff; pointer-events: none; }
    .sign:not(:popover-open) { display: none; }
    .sign svg { display: block; width: 14px; height: 14px; animation: breathe 1.4s infinite; }
    .sign rect { fill: #0b6e69; }
    .sign path { fill: none; stroke: #ffffff; stroke-width: 2.8; stroke-linecap: round; }
    .words { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    @keyframes breathe { 50% { opacity: 0.35; } }
    @media (prefers-color-scheme: dark) {
      .sign { background: #1b2127; border-color: #55616d; }
      .sign rect { fill: #5fd0c5; } .sign path { stroke: #06211f; }
    }
    @media (prefers-reduced-motion: reduce) { .sign svg { animation: none; } }
    @media (forced-colors: active) {
      .sign { background: Canvas; border-color: CanvasText; }
      .sign rect { fill: CanvasText; } .sign path { stroke: Canvas; }
    }
  `;

  /** @type {{host: HTMLElement, root: ShadowRoot, sign: HTMLElement, words: HTMLElement} | null} */
  let parts = null;
  let timer = 0;

  /** Build the sign, once. */
  function build() {
    const host = noticeParts.host();
    const root = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
    const words = noticeParts.make("span", { class: "words", role: "status" });
    // A popover stands above the page's own dialogs and takes neither focus nor room.
    const sign = noticeParts.make("div", { class: "sign", popover: "manual" }, [
      noticeParts.mark(),
      words,
    ]);
    root.append(sign);
    return { host, root, sign, words };
  }

  /**
   * Put the sign beside the caret, inside the window.
   * @param {House.Place} place
   */
  function show(place) {
    parts ??= build();
    const { host, root, sign, words } = parts;
    // A dialog of the page makes everything outside of it silent to a screen reader.
    const around = place.editor?.closest("dialog:modal") ?? document.documentElement ?? document;
    around.append(host);
    const { left, top, bottom } = caretSpot.of(place, root);
    const room = SIZE_PX + GAP_PX;
    const under = bottom + GAP_PX;
    const y = under + room > innerHeight ? top - room : under;
    sign.style.left = `${Math.max(GAP_PX, Math.min(left, innerWidth - room))}px`;
    sign.style.top = `${Math.max(GAP_PX, Math.min(y, innerHeight - room))}px`;
    sign.showPopover();
    // The region must be in the page before its text, or it is not spoken.
    timer = window.setTimeout(() => {
      words.textContent = texts.say("status_checking");
    }, 0);
  }

  /**
   * Begin to wait; the sign comes only when it takes long.
   * @param {House.Place} place
   */
  function begin(place) {
    end();
    timer = window.setTimeout(show, PATIENCE_MS, place);
  }

  /** The answer is there: take the sign away. */
  function end() {
    clearTimeout(timer);
    if (!parts) return;
    parts.words.textContent = "";
    parts.host.remove();
  }

  return Object.freeze({ begin, end });
})();
