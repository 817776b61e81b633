/**
 * How notice and status line look: one accent, the system's font, light and dark.
 */
const noticeStyle = (() => {
  const CSS = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    dialog, .status {
      --surface: #ffffff; --ink: #16202a; --soft: #536171; --line: #e2e7ec; --tint: #f4f7f8;
      --accent: #0b6e69; --accent-deep: #095753; --on-accent: #ffffff; --ring: #0b6e69;
      --shadow: 0 24px 64px rgb(16 24 32 / 0.24), 0 2px 8px rgb(16 24 32 / 0.12);
      color-scheme: light;
      font: 400 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Cantarell, sans-serif;
      color: var(--ink); background: var(--surface); letter-spacing: normal; text-align: start;
    }
    dialog {
      flex-direction: column; width: min(540px, calc(100vw - 24px));
      max-width: none; max-height: min(720px, calc(100dvh - 24px)); margin: auto; padding: 0;
      border: 1px solid var(--line); border-radius: 18px; box-shadow: var(--shadow); overflow: hidden;
    }
    dialog[open] { display: flex; animation: rise 140ms ease-out; }
    dialog::backdrop { background: rgb(12 18 24 / 0.42); }
    @keyframes rise { from { transform: translateY(8px); } }
    @keyframes sink { from { transform: translateY(-8px); } }
    .scroll { padding: 22px 26px 6px; overflow-y: auto; overscroll-behavior: contain; }
    .brand { display: flex; align-items: center; gap: 8px; color: var(--accent); font-weight: 600;
      font-size: 13px; }
    .mark { width: 20px; height: 20px; flex: none; }
    .mark rect { fill: var(--accent); }
    .mark path { fill: none; stroke: var(--on-accent); stroke-width: 2.8; stroke-linecap: round;
      stroke-linejoin: round; }
    .tool { margin-inline-start: auto; padding: 1px 10px; border: 1px solid var(--line);
      border-radius: 999px; color: var(--soft); font-weight: 500; overflow-wrap: anywhere; }
    h2 { margin: 14px 0 4px; font-size: 21px; line-height: 1.25; font-weight: 650;
      letter-spacing: -0.01em; overflow-wrap: anywhere; text-wrap: balance; }
    p { margin: 0; }
    .lead { color: var(--soft); }
    .findings { display: flex; flex-wrap: wrap; gap: 0 8px; margin: 16px 0 0; padding: 0 14px;
      list-style: none; border: 1px solid var(--line); border-radius: 12px;
      background: var(--tint); }
    .findings li { position: relative; padding: 11px 0; }
    .findings li:not(.again) { flex: 0 0 100%; }
    .findings li + li:not(.again) { border-top: 1px solid var(--line); }
    .findings .again { padding: 0 0 10px; }
    .findings .again .count { margin-inline-start: 0; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    .finding-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 10px; }
    .finding-title { font-weight: 600; overflow-wrap: anywhere; }
    .sample { font: 500 13px/1.5 ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace;
      padding: 0 7px; border-radius: 6px; background: var(--surface); border: 1px solid var(--line);
      overflow-wrap: anywhere; }
    .count { margin-inline-start: auto; color: var(--soft); font-size: 13px; }
    .why { color: var(--soft); font-size: 14px; }
    .next, .instead, .note { margin-top: 12px; font-size: 14px; }
    .next + .next { margin-top: 4px; color: var(--soft); }
    .note { padding-inline-start: 12px; border-inline-start: 3px solid var(--line); }
    .reason { margin-top: 16px; display: grid; gap: 8px; }
    label { font-weight: 600; }
    .chips { display: flex; flex-wrap: wrap; gap: 6px; }
    .chip { padding: 4px 11px; border-radius: 13px; font-size: 13px; text-align: start;
      overflow-wrap: anywhere; }
    .chip[aria-checked="true"] { color: var(--accent); border-color: currentColor;
      box-shadow: inset 0 0 0 1px currentColor; }
    textarea { width: 100%; min-height: 56px; resize: vertical; padding: 9px 12px; font: inherit;
      color: inherit; background: var(--surface); border: 1px solid var(--soft);
      border-radius: 10px; }
    .hint { color: var(--soft); font-size: 13px; }
    .buttons { display: flex; justify-content: flex-end; flex-wrap: wrap; gap: 10px;
      padding: 16px 26px 22px; }
    button { font: inherit; font-weight: 600; color: var(--ink); background: var(--surface);
      border: 1px solid var(--line); cursor: pointer; text-align: center; }
    .button { min-height: 42px; padding: 8px 18px; border-radius: 11px; }
    button:hover:enabled { background: var(--tint); border-color: var(--soft); }
    .main { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
    .main:hover:enabled { background: var(--accent-deep); border-color: var(--accent-deep); }
    .quiet { border-color: transparent; background: none; color: var(--soft); font-weight: 500; }
    .buttons .quiet { margin-inline-end: auto; padding-inline: 0; text-decoration: underline;
      text-underline-offset: 3px; text-decoration-color: var(--line); }
    button:disabled { cursor: not-allowed; opacity: 0.55; }
    button:focus, textarea:focus, :focus-visible { outline: 3px solid var(--ring); outline-offset: 2px; }
    .status { position: fixed; z-index: 2147483647; inset: 16px 0 auto; margin: 0 auto;
      width: fit-content; max-width: calc(100vw - 24px); display: flex; flex-wrap: wrap; gap: 4px 10px;
      align-items: center; padding: 10px 18px 10px 14px; border: 1px solid var(--line);
      border-radius: 14px; box-shadow: var(--shadow); visibility: hidden; }
    .status.shown { visibility: visible; animation: sink 140ms ease-out; }
    .status .button { min-height: 32px; padding: 3px 10px; color: var(--accent); }
    @media (max-width: 420px) {
      .scroll { padding: 18px 18px 4px; }
      .buttons { padding: 14px 18px 18px; flex-direction: column; }
      .buttons .quiet { margin: 0; }
      h2 { font-size: 19px; }
    }
    @media (max-height: 420px) and (max-width: 420px) {
      dialog { overflow-y: auto; }
      .scroll { overflow: visible; flex: none; }
    }
    @media (prefers-color-scheme: dark) {
      dialog, .status {
        --surface: #1b2127; --ink: #eef2f5; --soft: #aab6c1; --line: #38424c; --tint: #232a31;
        --accent: #5fd0c5; --accent-deep: #83ddd4; --on-accent: #06211f; --ring: #8be4db;
        --shadow: 0 24px 64px rgb(0 0 0 / 0.6);
        color-scheme: dark;
      }
      dialog::backdrop { background: rgb(0 0 0 / 0.6); }
    }
    @media (prefers-reduced-motion: reduce) {
      dialog[open], .status.shown { animation: none; }
    }
    @media (forced-colors: active) {
      .main { forced-color-adjust: none; color: HighlightText; background: Highlight; border-color: Highlight; }
      .buttons .quiet { padding-inline: 10px; }
      .mark rect { fill: CanvasText; } .mark path { stroke: Canvas; }
      .findings, .sample, .tool { border-color: CanvasText; }
      .chip[aria-checked="true"] { border: 2px solid Highlight; }
      button:disabled { color: GrayText; border-color: GrayText; opacity: 1; }
    }
  `;

  /** @type {CSSStyleSheet | null} */
  let made = null;

  /** Give the one sheet that notice and status line share. */
  function sheet() {
    if (!made) {
      made = new CSSStyleSheet();
      made.replaceSync(CSS);
    }
    return made;
  }

  return Object.freeze({ sheet });
})();
