/**
 * A pause of checking, as the worker told this page: over by the page's own clock, said once.
 */
const pause = (() => {
  let untilMs = 0;
  let said = false;

  /**
   * Hear how long checking is paused from now.
   * @param {number} leftMs 0 where it is not
   */
  function set(leftMs) {
    untilMs = performance.now() + leftMs;
    if (leftMs === 0) said = false;
  }

  /** Tell whether a paste goes in unchecked; the first one that does is told so. */
  function letsPass() {
    const leftMs = untilMs - performance.now();
    if (!(leftMs > 0)) return false; // also where nobody said a number
    if (!said) {
      said = true;
      const time = new Intl.DateTimeFormat([], { timeStyle: "short" });
      statusLine.say(texts.say("status_paused", time.format(Date.now() + leftMs)));
    }
    return true;
  }

  return Object.freeze({ set, letsPass });
})();
