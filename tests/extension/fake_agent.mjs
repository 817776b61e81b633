/**
 * An agent as the extension meets it: a native-messaging port and an HTTP door, in memory.
 * Its seal is Node's own crypto and not the code under test.
 */

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const FRAME = 1_048_576;
const TAG = 16;

/** @typedef {{route: string, sid: string, counter: number}} Where */

/**
 * Walk over the frames of a body.
 * @param {Buffer} body
 * @param {number} size
 * @param {(frame: Buffer, index: number, last: boolean) => Buffer} turn
 */
function frames(body, size, turn) {
  const pieces = [];
  for (let start = 0; start === 0 || start < body.length; start += size) {
    const frame = body.subarray(start, start + size);
    pieces.push(turn(frame, start / size, start + size >= body.length));
  }
  return Buffer.concat(pieces);
}

/**
 * Build a nonce.
 * @param {number} counter
 * @param {number} index
 * @param {boolean} last
 */
function nonce(counter, index, last) {
  const made = Buffer.alloc(12);
  made.writeBigUInt64BE(BigInt(counter) << 8n, 0);
  made.writeUInt32BE(index, 7);
  made.writeUInt8(last ? 1 : 0, 11);
  return made;
}

/**
 * Make both directions of a session as the agent has them.
 * @param {Buffer} key
 * @param {string} sid
 */
function agentSeal(key, sid) {
  const derive = (/** @type {string} */ direction) =>
    Buffer.from(hkdfSync("sha256", key, "", `handrail/1 ${direction} ${sid}`, 32));
  const aad = ({ route, counter }) => Buffer.from(`handrail/1|POST|/v1/${route}|${sid}|${counter}`);
  return {
    /** @param {Where} where  @param {Buffer} body */
    open: (where, body) =>
      frames(body, FRAME + TAG, (frame, index, last) => {
        const iv = nonce(where.counter, index, last);
        const cipher = createDecipheriv("aes-256-gcm", derive("c2s"), iv);
        cipher.setAAD(aad(where)).setAuthTag(frame.subarray(-TAG));
        return Buffer.concat([cipher.update(frame.subarray(0, -TAG)), cipher.final()]);
      }),
    /** @param {Where} where  @param {Buffer} body */
    seal: (where, body) =>
      frames(body, FRAME, (frame, index, last) => {
        const iv = nonce(where.counter, index, last);
        const cipher = createCipheriv("aes-256-gcm", derive("s2c"), iv).setAAD(aad(where));
        return Buffer.concat([cipher.update(frame), cipher.final(), cipher.getAuthTag()]);
      }),
  };
}

export const POLICY = Object.freeze({
  id: "acme-ai-usage",
  version: 7,
  posture: "enforce",
  problems: [],
  paused_until: null,
  pause_minutes: 15,
  when: {
    agent_silent: "warn",
    agent_error: "warn",
    partial: "warn",
    too_large: "warn",
    unscannable: "warn",
  },
});

/** Make an event the browser's way. */
function chromeEvent() {
  const listeners = [];
  return {
    addListener: (listener) => listeners.push(listener),
    emit: (...values) => {
      for (const listener of listeners) listener(...values);
    },
  };
}

/**
 * Make an agent.
 * @param {{reply?: (route: string, message: any) => {status?: number, message?: any, raw?: Buffer},
 *   greet?: (port: any, open: any, session: any) => void}} [habits]
 */
export function fakeAgent(habits = {}) {
  const reply = habits.reply ?? ((_route, message) => ({ message: { v: 1, echo: message } }));
  const sessions = new Map();
  const seen = { opens: [], counters: [], requests: [], ports: [] };

  const connectNative = (name) => {
    const key = randomBytes(32);
    const sid = randomBytes(8).toString("hex");
    const port = {
      name,
      onMessage: chromeEvent(),
      onDisconnect: chromeEvent(),
      disconnect: () => sessions.delete(sid),
      postMessage: (open) => {
        seen.opens.push(open);
        const session = {
          kind: "session",
          v: 1,
          sid,
          key: key.toString("base64"),
          port: 43817,
          agent: "0.1.0",
          policy: POLICY,
        };
        sessions.set(sid, agentSeal(key, sid));
        const greet = habits.greet ?? (() => port.onMessage.emit(session));
        setImmediate(greet, port, open, session);
      },
    };
    seen.ports.push(port);
    return port;
  };

  const fetch = async (url, { method, headers, body, signal }) => {
    const route = new URL(url).pathname.replace("/v1/", "");
    const where = {
      route,
      sid: headers["X-Handrail-Session"],
      counter: Number(headers["X-Handrail-Counter"]),
    };
    seen.counters.push(`${where.sid}:${where.counter}`);
    const session = sessions.get(where.sid);
    if (!session || method !== "POST") return new Response(null, { status: 403 });
    const message = JSON.parse(session.open(where, Buffer.from(body)).toString());
    seen.requests.push({ url, route, message });
    const answer = await reply(route, message, signal);
    const { status = 200, raw } = answer;
    const sealed = raw ?? session.seal(where, Buffer.from(JSON.stringify(answer.message ?? {})));
    return new Response(sealed, { status });
  };

  return { connectNative, fetch, seen, sessions, forget: () => sessions.clear() };
}
