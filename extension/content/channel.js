/**
 * Questions to the worker. A question always gets an answer: the worker's, or what the policy said
 * at `hello` for the time nobody answers.
 */
const channel = (() => {
  /**
   * Longest hold, milliseconds: the worker's own deadline (1500 ms) and its cold start (190 ms
   * measured), rounded up; and the way of the content both times (10 MB 785 ms measured), doubled.
   */
  const HOLD_LIMIT_MS = 2000;
  const HOLD_LIMIT_MS_PER_MB = 200;
  /** How often a hold looks whether the extension was updated, milliseconds: nobody else says so. */
  const LOOK_MS = 100;
  /** How often a question is put: once, once to a worker that starts anew, once for bad luck. */
  const ATTEMPTS = 3;
  /** Pause between two greetings of one frame, milliseconds: well below a worker's 30 s of idle. */
  const GREETING_PAUSE_MS = 10_000;

  /** Holds until the worker said what the policy wants: nothing passes unseen, nothing is lost. */
  /** @type {House.Answer} */
  let fallback = {
    v: 1,
    id: null,
    action: "warn",
    data_class: "public",
    partial: false,
    unscannable: false,
    tool: { id: null, name: location.hostname, tier: "unlisted", ceiling: "internal" },
    instead: [],
    findings: [],
    offers: { redact: false, proceed: "yes" },
    redacted: null,
    redacted_html: null,
    unchecked: "silent",
  };
  let greetedAtMs = Number.NEGATIVE_INFINITY;
  let lastAddress = location.href;

  /** Tell whether this script still belongs to a running extension. */
  const alive = () => Boolean(chrome.runtime?.id);

  /**
   * Send a question once.
   * @param {House.Question} question
   * @returns {Promise<any>} null when no answer came back
   */
  async function send(question) {
    try {
      // A worker killed at the wrong moment ends the call with nothing instead of an error (measured).
      return (await chrome.runtime.sendMessage(question)) ?? null;
    } catch {
      return null; // "Receiving end does not exist": it was on its way down; the next call wakes it
    }
  }

  /**
   * Ask the worker, and again where it was just being stopped or started.
   * @param {House.Question} question
   * @returns {Promise<any>} null when the worker cannot be reached
   */
  async function ask(question) {
    for (let attempt = 1; attempt <= ATTEMPTS && alive(); attempt += 1) {
      const answer = await send(question);
      if (answer !== null) return answer;
    }
    return null;
  }

  /**
   * Wait for the longest hold, or for an update of the extension: then no answer comes any more.
   * @param {number} limitMs
   * @returns {Promise<null>}
   */
  const endOfHold = (limitMs) =>
    new Promise((resolve) => {
      const until = performance.now() + limitMs;
      const look = setInterval(() => {
        if (alive() && performance.now() < until) return;
        clearInterval(look);
        resolve(null);
      }, LOOK_MS);
    });

  /**
   * Ask whether content may go where it was meant to go.
   * @param {Extract<House.Question, {kind: "judge"}>} question
   * @returns {Promise<House.Answer>}
   */
  async function judge(question) {
    const size = question.text.length + (question.html?.length ?? 0);
    const limit = HOLD_LIMIT_MS + (HOLD_LIMIT_MS_PER_MB * size) / 1_000_000;
    return (await Promise.race([ask(question), endOfHold(limit)])) ?? fallback;
  }

  /**
   * Report what the person did. Insertion never waits for this.
   * @param {string | null} id null where no verdict came: there is nothing to decide on
   * @param {House.Choice} choice
   */
  async function decide(id, { decision, reason }) {
    if (id === null) return;
    await ask({ kind: "decide", id, decision, ...(reason ? { reason } : {}) });
  }

  /** Wake the worker before it is needed, and learn what holds when it stays silent. */
  async function greet() {
    noteMove();
    if (!alive() || performance.now() - greetedAtMs < GREETING_PAUSE_MS) return;
    greetedAtMs = performance.now();
    /** @type {House.Welcome | null} */
    const welcome = await ask({ kind: "hello" });
    if (welcome) fallback = welcome.fallback;
  }

  /** Say that this tab went to another chat: a site does so without loading a page. */
  function noteMove() {
    if (window !== window.top || !alive() || location.href === lastAddress) return;
    lastAddress = location.href;
    send({ kind: "moved" });
  }

  // Where the browser has no such object (Firefox before 147), the next greeting notes it.
  window.navigation?.addEventListener("currententrychange", noteMove);

  return Object.freeze({ alive, judge, decide, greet });
})();
