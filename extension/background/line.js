/**
 * The control channel: a native-messaging port that hands over session keys and brings news.
 *
 * A session lives in memory only. Every start of the worker, and every loss, makes a new one; its
 * counter is never handed out twice.
 */

import { deriveKeys } from "./seal.js";

/** Name of the native-messaging host. Source: docs/protocol.md, section 1. */
export const HOST_NAME = "handrail.bridge";
const PROTOCOL = 1;

/**
 * @typedef {object} Session
 * @property {string} sid
 * @property {number} port of the agent on 127.0.0.1
 * @property {CryptoKey} c2s
 * @property {CryptoKey} s2c
 * @property {() => number} next hands out the next request counter
 */

/**
 * @typedef {object} Surroundings
 * @property {(name: string) => chrome.runtime.Port} connectNative
 * @property {() => void} readLastError marks the browser's own error as seen
 * @property {{browser: string, extension: string}} about
 * @property {(policy: Wire.PolicyNews) => void} onPolicy
 * @property {(link: House.Link) => void} onLink
 * @property {number} openingLimitMs
 */

/**
 * Turn a session frame into a session.
 * @param {Extract<Wire.ControlFrame, {kind: "session"}>} frame
 * @returns {Promise<Session>}
 */
async function sessionFrom({ sid, key, port }) {
  const secret = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  const keys = await deriveKeys(secret, sid);
  let counter = 0;
  const next = () => {
    counter += 1; // no await between reading and raising it: concurrency cannot see it twice
    return counter;
  };
  return Object.freeze({ sid, port, ...keys, next });
}

/**
 * Open one control connection and wait for its session.
 * @param {Surroundings} around
 * @param {(why: House.Absence) => void} onEnd called once when the connection is over
 * @returns {{session: Promise<Session | House.Absence>, close: () => void}}
 */
function connect(around, onEnd) {
  const port = around.connectNative(HOST_NAME);
  /** @type {(outcome: Session | House.Absence | Promise<Session>) => void} */
  let resolve = () => undefined;
  /** @type {Promise<Session | House.Absence>} */
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  let over = false;
  /** @param {House.Absence} why */
  const end = (why) => {
    if (over) return;
    over = true;
    clearTimeout(limit);
    resolve(why);
    port.disconnect();
    onEnd(why);
  };
  const limit = setTimeout(end, around.openingLimitMs, "absent");
  /** @param {Extract<Wire.ControlFrame, {kind: "session"}>} frame */
  const begin = (frame) => {
    clearTimeout(limit);
    around.onPolicy(frame.policy);
    resolve(sessionFrom(frame));
  };
  /** @type {Array<[string, (frame: any) => void]>} */
  const table = [
    ["absent", () => end("absent")],
    ["refused", () => end("refused")],
    ["stopping", () => end("stopping")],
    ["policy", (frame) => around.onPolicy(frame.policy)],
    ["session", begin],
  ];
  const news = new Map(table);
  port.onMessage.addListener((/** @type {Wire.ControlFrame} */ frame) => {
    if (!over) news.get(frame.kind)?.(frame);
  });
  port.onDisconnect.addListener(() => {
    around.readLastError();
    end("absent");
  });
  port.postMessage({ kind: "open", v: PROTOCOL, ...around.about });
  return { session: promise, close: () => end("starting") };
}

/**
 * Keep at most one session, and say how the agent is reached.
 * @param {Surroundings} around
 */
export function createLine(around) {
  /** @type {ReturnType<typeof connect> | null} */
  let current = null;
  /** @type {House.Link} */
  let link = "starting";

  /** @param {House.Link} now */
  const say = (now) => {
    const changed = now !== link;
    link = now;
    if (changed) around.onLink(now);
  };

  /** Begin a new connection. */
  const begin = () => {
    const connection = connect(around, (why) => {
      if (current !== connection) return;
      current = null;
      say(why);
    });
    current = connection;
    connection.session.then((session) => {
      if (current === connection && typeof session !== "string") say("connected");
    });
    return connection;
  };

  return Object.freeze({
    /** @returns {House.Link} */
    link: () => link,
    /** Give the session in use, or begin one. @returns {Promise<Session | House.Absence>} */
    session: () => (current ?? begin()).session,
    /**
     * Give up a session that the agent does not know any more; the next question begins another.
     * @param {Session} lost
     */
    async drop(lost) {
      const connection = current;
      if (connection && (await connection.session) === lost && current === connection) {
        connection.close();
      }
    },
  });
}
