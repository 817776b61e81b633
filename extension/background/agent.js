/**
 * The only file that asks the agent: sealed, to the literal 127.0.0.1, within one deadline.
 *
 * Another program on the agent's port learns nothing and is not believed: what does not open with
 * the session's key is treated as a lost session, and a second time as silence.
 */

import { createLine } from "./line.js";
import { FRAME_BYTES, open, SealError, seal } from "./seal.js";

/**
 * How long a person waits for a verdict, milliseconds, everything included.
 * Source: docs/protocol.md; a worker dies after 30 s idle, a held paste must be settled long before.
 */
export const VERDICT_DEADLINE_MS = 1500;
/** Largest sealed body the agent takes, bytes. Source: docs/protocol.md, section 2. */
export const BODY_LIMIT_BYTES = 24 * 1_048_576;
/** Largest plain body: each frame grows by its 16 byte tag. */
const PLAIN_LIMIT_BYTES = BODY_LIMIT_BYTES - (BODY_LIMIT_BYTES / FRAME_BYTES + 1) * 16;

/** How the agent's status codes are understood; any other means that the session is lost. */
const MEANING = new Map([
  [200, "answer"],
  [400, "error"],
  [500, "error"],
  [413, "too_large"],
  [429, "silent"],
]);

const utf8 = new TextEncoder();
const text = new TextDecoder("utf-8", { fatal: true });

/** @typedef {House.Unanswered | "lost"} Failure */

/**
 * Open an answer, if it is one.
 * @param {import("./line.js").Session} session
 * @param {{route: Wire.Route, sid: string, counter: number}} where
 * @param {number} status
 * @param {ArrayBuffer} body
 * @returns {Promise<object | Failure>}
 */
async function understand(session, where, status, body) {
  const meaning = MEANING.get(status) ?? "lost";
  if (meaning === "too_large" || meaning === "silent" || meaning === "lost") return meaning;
  try {
    const plain = await open(session.s2c, where, new Uint8Array(body));
    return meaning === "answer" ? JSON.parse(text.decode(plain)) : "error";
  } catch (error) {
    if (error instanceof SealError) return "lost";
    return "error"; // it opened, so the agent wrote it, and it is still not a message
  }
}

/**
 * Ask once within a session.
 * @param {{fetch: typeof fetch}} around
 * @param {import("./line.js").Session} session
 * @param {Wire.Route} route
 * @param {Uint8Array<ArrayBuffer>} plain
 * @param {AbortSignal} signal
 * @returns {Promise<object | Failure>}
 */
async function exchange(around, session, route, plain, signal) {
  const where = { route, sid: session.sid, counter: session.next() };
  const body = await seal(session.c2s, where, plain);
  try {
    const response = await around.fetch(`http://127.0.0.1:${session.port}/v1/${route}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/octet-stream",
        "X-Handrail-Session": where.sid,
        "X-Handrail-Counter": String(where.counter),
      },
      body,
      signal,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
    return await understand(session, where, response.status, await response.arrayBuffer());
  } catch {
    return signal.aborted ? "silent" : "lost"; // nobody there, or cut off: ask for a new session
  }
}

/**
 * Wait for a promise, but not past the deadline.
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal} signal
 * @returns {Promise<T | "silent">}
 */
function before(promise, signal) {
  /** @type {Promise<"silent">} */
  const late = new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve("silent"), { once: true });
  });
  return Promise.race([promise, late]);
}

/**
 * Join the control channel and the data path.
 * @param {Omit<import("./line.js").Surroundings, "openingLimitMs"> & {fetch: typeof fetch}} around
 */
export function createAgent(around) {
  const line = createLine({ ...around, openingLimitMs: VERDICT_DEADLINE_MS });

  /**
   * Ask the agent one question.
   * @template {object} T
   * @param {Wire.Route} route
   * @param {object} message
   * @returns {Promise<T | House.Unanswered>} a failure is one of three words, never an exception
   */
  async function ask(route, message) {
    const plain = utf8.encode(JSON.stringify(message));
    if (plain.length > PLAIN_LIMIT_BYTES) return "too_large";
    const signal = AbortSignal.timeout(VERDICT_DEADLINE_MS);
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const session = await before(line.session(), signal);
      if (typeof session === "string") return "silent";
      const outcome = await exchange(around, session, route, plain, signal);
      if (outcome !== "lost") return /** @type {T | House.Unanswered} */ (outcome);
      await line.drop(session);
    }
    return "silent";
  }

  return Object.freeze({
    ask,
    link: line.link,
    /** Begin a session before it is needed. @returns {Promise<House.Link>} */
    async warm() {
      const session = await line.session();
      return typeof session === "string" ? session : "connected";
    },
  });
}
