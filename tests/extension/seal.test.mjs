import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  deriveKeys,
  FRAME_BYTES,
  nonceOf,
  open,
  SealError,
  seal,
} from "../../extension/background/seal.js";

const vectors = JSON.parse(
  readFileSync(new URL("../contract/seal-vectors.json", import.meta.url), "utf8"),
);
const SID = "00112233445566aa";
const WHERE = { route: "ping", sid: SID, counter: 1 };

/** Make the bytes a vector describes. */
function plainOf({ utf8, pattern_bytes: length }) {
  if (utf8 !== undefined) return new TextEncoder().encode(utf8);
  return Uint8Array.from({ length }, (_, index) => index % 251);
}

/** Derive one direction as both use it: the agent's side encrypts what we decrypt. */
async function keyFor(direction) {
  const secret = Uint8Array.from(Buffer.from(vectors.key_hex, "hex"));
  const root = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode(`handrail/1 ${direction} ${vectors.sid}`);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info };
  const uses = ["encrypt", "decrypt"];
  return crypto.subtle.deriveKey(how, root, { name: "AES-GCM", length: 256 }, false, uses);
}

for (const vector of vectors.cases) {
  test(`the common vectors are reproduced: ${vector.name}`, async () => {
    const key = await keyFor(vector.direction);
    const route = vector.path.replace("/v1/", "");
    const where = { route, sid: vectors.sid, counter: vector.counter };

    const sealed = await seal(key, where, plainOf(vector.plain));

    assert.equal(sealed.length, vector.sealed_bytes);
    const digest = createHash("sha256").update(sealed).digest("hex");
    assert.equal(digest, vector.sealed_sha256);
    assert.deepEqual(await open(key, where, sealed), plainOf(vector.plain));
  });
}

test("the derived keys give the vectors' bytes and cannot be read back", async () => {
  const secret = Uint8Array.from(Buffer.from(vectors.key_hex, "hex"));
  const { c2s, s2c } = await deriveKeys(secret, vectors.sid);
  const [empty] = vectors.cases;

  const sealed = await seal(c2s, { ...WHERE, counter: empty.counter }, new Uint8Array(0));

  assert.equal(Buffer.from(sealed).toString("hex"), empty.sealed_hex);
  assert.equal(c2s.extractable || s2c.extractable, false);
  assert.deepEqual([c2s.usages, s2c.usages], [["encrypt"], ["decrypt"]]);
});

const OTHERS = [
  ["another route", { ...WHERE, route: "verdict" }],
  ["another session", { ...WHERE, sid: "aa00112233445566" }],
  ["another counter", { ...WHERE, counter: 2 }],
];
for (const [name, where] of OTHERS) {
  test(`a body does not open under ${name}`, async () => {
    const key = await keyFor("s2c");
    const sealed = await seal(key, WHERE, new Uint8Array(5));

    await assert.rejects(open(key, where, sealed), SealError);
  });
}

test("a body that was cut, doubled or changed does not open", async () => {
  const key = await keyFor("s2c");
  const sealed = await seal(key, WHERE, new Uint8Array(FRAME_BYTES + 1));
  const first = sealed.subarray(0, FRAME_BYTES + 16);
  const flipped = Uint8Array.from(sealed);
  flipped[3] ^= 1;

  for (const forged of [first, new Uint8Array([...first, ...first]), flipped, new Uint8Array(0)]) {
    await assert.rejects(open(key, WHERE, forged), SealError);
  }
});

test("a nonce holds counter, place and end", () => {
  const nonce = Buffer.from(nonceOf(2 ** 40 + 5, 3, true)).toString("hex");

  assert.equal(nonce, "00010000000005" + "00000003" + "01");
});

for (const counter of [0, -1, 1.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN]) {
  test(`a counter of ${counter} is refused`, () => {
    assert.throws(() => nonceOf(counter, 0, true), RangeError);
  });
}
