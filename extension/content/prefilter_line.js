/**
 * The prefilter's way to the worker: brings what is to be looked for before it is needed, gives it
 * up when it is taken back, and counts what was let through.
 */
const prefilterLine = (() => {
  /** Pause between two questions without news, milliseconds: a worker that died took its news along. */
  const PAUSE_MS = 10_000;
  let askedAtMs = Number.NEGATIVE_INFINITY;

  /**
   * Send a message to the worker.
   * @param {House.PrefilterQuestion} message
   * @returns {Promise<any>} null when nobody answers
   */
  async function send(message) {
    try {
      return (await chrome.runtime.sendMessage(message)) ?? null;
    } catch {
      return null; // no worker, or this script was left behind by an update
    }
  }

  /** Ask what is to be looked for here. Where nobody says so nothing passes unasked. */
  async function ask() {
    askedAtMs = performance.now();
    const answer = await send({ kind: "prefilter", known: prefilter.id() });
    pause.set(answer?.pausedMs ?? 0);
    if (answer !== "same") prefilter.take(answer?.news ?? null);
  }

  /** Ask again when a person comes near an editor, in case a push was missed. */
  function onApproach() {
    if (performance.now() - askedAtMs > PAUSE_MS) ask();
  }

  /**
   * Tell whether content goes in untouched, and count it; nothing else is said of it.
   * @param {Wire.Surface} surface
   * @param {DataTransfer} data
   * @param {House.Held} held
   */
  function passes(surface, data, held) {
    const untouched = prefilter.passes(data, held);
    if (untouched) send({ kind: "passed", surface });
    return untouched;
  }

  /**
   * Give up what was said before, and ask again.
   * @param {number} pausedMs how long checking is paused, where that is known already
   */
  function anew(pausedMs) {
    pause.set(pausedMs);
    prefilter.take(null);
    ask();
  }

  /**
   * A page that comes back from the browser's memory has heard nothing meanwhile.
   * @param {PageTransitionEvent} event
   */
  function onShown(event) {
    if (event.isTrusted && event.persisted) anew(0);
  }

  /**
   * Tell the worker's news from the question of another page: on the practice page, which is the
   * extension's own, both arrive.
   * @param {any} message
   */
  const isNews = (message) => message?.kind === "prefilter" && typeof message.pausedMs === "number";

  chrome.runtime.onMessage.addListener((message, sender) => {
    if (sender.id === chrome.runtime.id && isNews(message)) anew(message.pausedMs);
    return false;
  });
  window.addEventListener("pageshow", onShown, true);
  window.addEventListener("focusin", onApproach, true);
  ask();

  return Object.freeze({ passes });
})();
