/**
 * Short confirmations at the edge of the page, spoken by screen readers, gone by themselves.
 */
const statusLine = (() => {
  /** How long a confirmation stays, milliseconds: a sentence is read in 3 s, twice that is calm. */
  const STAY_MS = 6000;

  /** @type {{host: HTMLElement, text: HTMLElement, box: HTMLElement} | null} */
  let parts = null;
  let timer = 0;

  /** Build the line, or put it back where the page threw it out. */
  function place() {
    if (!parts) {
      const host = noticeParts.host();
      const root = host.attachShadow({ mode: "closed" });
      root.adoptedStyleSheets = [noticeStyle.sheet()];
      const text = noticeParts.make("div", { role: "status", class: "status-text" });
      const box = noticeParts.make("div", { class: "status" }, [noticeParts.mark(), text]);
      root.append(box);
      parts = { host, text, box };
    }
    if (!parts.host.isConnected) (document.documentElement ?? document).append(parts.host);
    return parts;
  }

  /** Take the line away. */
  function hide() {
    clearTimeout(timer);
    if (!parts) return;
    parts.box.classList.remove("shown");
    parts.text.textContent = "";
    for (const button of parts.box.querySelectorAll("button")) button.remove();
  }

  /**
   * Say something.
   * @param {string} text
   */
  function say(text) {
    hide();
    const { text: line, box } = place();
    box.classList.add("shown");
    // The region must be in the page before its text, or it is not spoken.
    setTimeout(() => {
      line.textContent = text;
    }, 0);
    timer = window.setTimeout(hide, STAY_MS);
  }

  /**
   * Say why content could not go in, and keep it at hand until the person took it or closed this.
   * @param {string} text
   * @param {string} kept empty where there is nothing to copy
   */
  function keep(text, kept) {
    say(text);
    clearTimeout(timer);
    const copy = noticeParts.button("button quiet", texts.say("status_copy"), async () => {
      try {
        await navigator.clipboard.writeText(kept);
      } catch {
        // A page, or a person, may have turned the clipboard off: the content stays at hand.
        return keep(texts.say("status_not_copied"), kept);
      }
      say(texts.say("status_copied"));
    });
    const close = noticeParts.button("button quiet", texts.say("status_close"), hide);
    place().box.append(...(kept ? [copy] : []), close);
  }

  return Object.freeze({ say, keep, hide });
})();
