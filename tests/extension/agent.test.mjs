import assert from "node:assert/strict";
import { test } from "node:test";
import { createAgent, VERDICT_DEADLINE_MS } from "../../extension/background/agent.js";
import { fakeAgent, POLICY } from "./fake_agent.mjs";

/** Join the extension's side with a fake agent. */
function meet(fake, more = {}) {
  const heard = { policies: [], links: [] };
  const agent = createAgent({
    connectNative: fake.connectNative,
    fetch: fake.fetch,
    readLastError: () => undefined,
    about: { browser: "chromium", extension: "0.1.0" },
    onPolicy: (policy) => heard.policies.push(policy),
    onLink: (link) => heard.links.push(link),
    ...more,
  });
  return { agent, heard };
}

test("a question is sealed, asked at the literal loopback address and answered", async () => {
  const fake = fakeAgent();
  const { agent, heard } = meet(fake);

  const answer = await agent.ask("verdict", { v: 1, text: "fünf" });

  assert.deepEqual(answer, { v: 1, echo: { v: 1, text: "fünf" } });
  assert.equal(fake.seen.requests[0].url, "http://127.0.0.1:43817/v1/verdict");
  assert.deepEqual(fake.seen.opens, [
    { kind: "open", v: 1, browser: "chromium", extension: "0.1.0" },
  ]);
  assert.deepEqual(heard.policies, [POLICY]);
  assert.equal(agent.link(), "connected");
});

test("the port is opened by our host's name, once for many questions", async () => {
  const fake = fakeAgent();
  const { agent } = meet(fake);

  await Promise.all([agent.warm(), agent.ask("ping", {}), agent.ask("ping", {})]);

  assert.deepEqual(
    fake.seen.ports.map(({ name }) => name),
    ["handrail.bridge"],
  );
});

test("no counter is used twice, whatever is asked at once", async () => {
  const fake = fakeAgent();
  const { agent } = meet(fake);

  await Promise.all(Array.from({ length: 200 }, () => agent.ask("ping", {})));
  fake.forget();
  await Promise.all(Array.from({ length: 200 }, () => agent.ask("ping", {})));

  assert.equal(new Set(fake.seen.counters).size, fake.seen.counters.length);
  assert.ok(fake.seen.counters.length >= 400);
});

test("a new agent of the same extension never continues an old session", async () => {
  const fake = fakeAgent();
  await meet(fake).agent.ask("ping", {});

  await meet(fake).agent.ask("ping", {});

  const [first, second] = fake.seen.counters.map((seen) => seen.split(":"));
  assert.notEqual(first[0], second[0]);
  assert.deepEqual([first[1], second[1]], ["1", "1"]);
});

test("a session the agent forgot is made anew once, unseen by the person", async () => {
  const fake = fakeAgent();
  const { agent } = meet(fake);
  await agent.ask("ping", {});
  fake.forget();

  const answer = await agent.ask("ping", { again: true });

  assert.deepEqual(answer.echo, { again: true });
  assert.equal(fake.seen.ports.length, 2);
});

test("a program on the port that cannot seal is not believed, however often it says allow", async () => {
  const raw = Buffer.from(JSON.stringify({ v: 1, action: "allow" }));
  const fake = fakeAgent({ reply: () => ({ raw }) });
  const { agent } = meet(fake);

  assert.equal(await agent.ask("verdict", {}), "silent");
  assert.equal(fake.seen.ports.length, 2);
});

test("a port nobody listens on is silence", async () => {
  const fake = fakeAgent();
  const refuse = async () => {
    throw new TypeError("Failed to fetch");
  };
  const { agent } = meet(fake, { fetch: refuse });

  assert.equal(await agent.ask("verdict", {}), "silent");
});

const STATUSES = [
  [400, "error"],
  [500, "error"],
  [413, "too_large"],
  [429, "silent"],
  [403, "silent"],
  [421, "silent"],
  [302, "silent"],
];
for (const [status, word] of STATUSES) {
  test(`status ${status} is understood as ${word}, never as an answer`, async () => {
    const fake = fakeAgent({ reply: () => ({ status, message: { v: 1, action: "allow" } }) });

    assert.equal(await meet(fake).agent.ask("verdict", {}), word);
  });
}

test("an agent that is absent is silence, and is asked for again next time", async () => {
  const fake = fakeAgent({ greet: (port) => port.onMessage.emit({ kind: "absent", v: 1 }) });
  const { agent, heard } = meet(fake);

  assert.equal(await agent.ask("verdict", {}), "silent");
  assert.equal(await agent.warm(), "absent");
  assert.equal(fake.seen.ports.length, 2);
  assert.deepEqual(heard.links, ["absent"]);
});

test("an agent that refuses us is named so", async () => {
  const refused = { kind: "refused", v: 1, why: "version" };
  const fake = fakeAgent({ greet: (port) => port.onMessage.emit(refused) });
  const { agent } = meet(fake);

  assert.equal(await agent.warm(), "refused");
  assert.equal(agent.link(), "refused");
});

test("a bridge that dies at once is an absent agent", async () => {
  const fake = fakeAgent({ greet: (port) => port.onDisconnect.emit(port) });
  const { agent } = meet(fake);

  assert.equal(await agent.warm(), "absent");
});

test("an agent that stops is said, and the next question begins a new session", async () => {
  const fake = fakeAgent();
  const { agent, heard } = meet(fake);
  await agent.ask("ping", {});

  fake.seen.ports[0].onMessage.emit({ kind: "stopping", v: 1 });

  assert.equal(agent.link(), "stopping");
  assert.deepEqual(await agent.ask("ping", {}), { v: 1, echo: {} });
  assert.deepEqual(heard.links, ["connected", "stopping", "connected"]);
});

test("a changed policy is passed on", async () => {
  const fake = fakeAgent();
  const { agent, heard } = meet(fake);
  await agent.warm();

  const policy = { ...POLICY, version: 8 };
  fake.seen.ports[0].onMessage.emit({ kind: "policy", v: 1, policy });

  assert.deepEqual(heard.policies, [POLICY, policy]);
});

test("an unknown frame changes nothing", async () => {
  const fake = fakeAgent();
  const { agent } = meet(fake);
  await agent.warm();

  fake.seen.ports[0].onMessage.emit({ kind: "constructor", v: 1 });

  assert.equal(agent.link(), "connected");
});

test("more than the agent takes is not even sent", async () => {
  const fake = fakeAgent();
  const { agent } = meet(fake);

  const answer = await agent.ask("verdict", { text: "x".repeat(24 * 1_048_576) });

  assert.equal(answer, "too_large");
  assert.deepEqual(fake.seen.counters, []);
});

test("an agent that hangs is silence when the deadline is over", async (context) => {
  const ends = new AbortController();
  context.mock.method(AbortSignal, "timeout", (limit) => {
    assert.equal(limit, VERDICT_DEADLINE_MS);
    return ends.signal;
  });
  const hang = (_url, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      setImmediate(() => ends.abort());
    });
  const { agent } = meet(fakeAgent(), { fetch: hang });

  assert.equal(await agent.ask("verdict", {}), "silent");
});
