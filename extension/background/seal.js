/**
 * Seal and open the bodies that go between extension and agent.
 *
 * AES-256-GCM over frames of 1 MiB; key, nonce and additional data bind every frame to its
 * direction, route, session, request and place (docs/protocol.md, section 2).
 */

/** Plain text of one frame, bytes. Source: docs/protocol.md. */
export const FRAME_BYTES = 1_048_576;
/** Tag that GCM adds to each frame, bytes. Source: NIST SP 800-38D, the full length. */
const TAG_BYTES = 16;
/** A nonce holds 7 bytes of counter; Number is exact only to 2^53. */
const LAST_COUNTER = Number.MAX_SAFE_INTEGER;

const utf8 = new TextEncoder();

/** A body that does not open: wrong key, changed, cut, or not ours at all. */
export class SealError extends Error {}

/**
 * Derive the two keys of a session; neither can be read back out of the browser.
 * @param {Uint8Array<ArrayBuffer>} secret 32 bytes from the agent
 * @param {string} sid
 * @returns {Promise<{c2s: CryptoKey, s2c: CryptoKey}>}
 */
export async function deriveKeys(secret, sid) {
  const root = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  /** @param {"c2s" | "s2c"} direction  @param {"encrypt" | "decrypt"} use */
  const derive = (direction, use) =>
    crypto.subtle.deriveKey(
      {
        name: "HKDF",
        hash: "SHA-256",
        salt: new Uint8Array(0),
        info: utf8.encode(`handrail/1 ${direction} ${sid}`),
      },
      root,
      { name: "AES-GCM", length: 256 },
      false,
      [use],
    );
  const [c2s, s2c] = await Promise.all([derive("c2s", "encrypt"), derive("s2c", "decrypt")]);
  return { c2s, s2c };
}

/**
 * Build the nonce of one frame: counter (7 bytes), index (4 bytes), last flag (1 byte).
 * @param {number} counter
 * @param {number} index
 * @param {boolean} last
 * @returns {Uint8Array<ArrayBuffer>} 12 bytes
 */
export function nonceOf(counter, index, last) {
  if (!Number.isInteger(counter) || counter < 1 || counter > LAST_COUNTER) {
    throw new RangeError("a request counter starts at 1 and stays exact");
  }
  const nonce = new Uint8Array(12);
  const view = new DataView(nonce.buffer);
  // Written as 8 bytes; the top byte of a safe integer is always 0 and is then cut off.
  const wide = new DataView(new ArrayBuffer(8));
  wide.setBigUint64(0, BigInt(counter));
  for (let place = 0; place < 7; place += 1) view.setUint8(place, wide.getUint8(place + 1));
  view.setUint32(7, index);
  view.setUint8(11, last ? 1 : 0);
  return nonce;
}

/**
 * Say what a frame is bound to besides its key.
 * @param {string} route
 * @param {string} sid
 * @param {number} counter
 * @returns {Uint8Array<ArrayBuffer>}
 */
function boundTo(route, sid, counter) {
  return utf8.encode(`handrail/1|POST|/v1/${route}|${sid}|${counter}`);
}

/**
 * Tell where each frame of a body begins and ends; an empty body is one empty frame.
 * @param {number} bytes length of the whole body
 * @param {number} frame length of a full frame
 * @returns {Array<[start: number, end: number]>}
 */
function cut(bytes, frame) {
  /** @type {Array<[number, number]>} */
  const spans = [];
  for (let start = 0; start === 0 || start < bytes; start += frame) {
    spans.push([start, Math.min(start + frame, bytes)]);
  }
  return spans;
}

/**
 * Join pieces into one array.
 * @param {ArrayBuffer[]} pieces
 * @returns {Uint8Array<ArrayBuffer>}
 */
function join(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(new Uint8Array(piece), at);
    at += piece.byteLength;
  }
  return whole;
}

/**
 * Seal a message.
 * @param {CryptoKey} key
 * @param {{route: string, sid: string, counter: number}} where
 * @param {Uint8Array<ArrayBuffer>} plain
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function seal(key, { route, sid, counter }, plain) {
  const additionalData = boundTo(route, sid, counter);
  const spans = cut(plain.length, FRAME_BYTES);
  const frames = spans.map(([start, end], index) => {
    const iv = nonceOf(counter, index, index === spans.length - 1);
    const frame = plain.subarray(start, end);
    return crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, frame);
  });
  return join(await Promise.all(frames));
}

/**
 * Open a sealed message.
 * @param {CryptoKey} key
 * @param {{route: string, sid: string, counter: number}} where
 * @param {Uint8Array<ArrayBuffer>} sealed
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {SealError} when any frame does not open or the last is missing
 */
export async function open(key, { route, sid, counter }, sealed) {
  const additionalData = boundTo(route, sid, counter);
  const spans = cut(sealed.length, FRAME_BYTES + TAG_BYTES);
  const frames = spans.map(([start, end], index) => {
    const iv = nonceOf(counter, index, index === spans.length - 1);
    const frame = sealed.subarray(start, end);
    return crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, key, frame);
  });
  try {
    return join(await Promise.all(frames));
  } catch {
    throw new SealError("the answer does not open with this session's key");
  }
}
