import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const messages = JSON.parse(read("../../extension/_locales/en/messages.json"));
const block = JSON.parse(read("../contract/messages/verdict.answer.block.json"));
const model = vm.runInThisContext(
  `${read("../../extension/content/notice_model.js")}; noticeModel`,
);

/** Give a text as the browser would. */
function say(key, ...values) {
  const { message, placeholders = {} } = messages[key];
  return message.replaceAll(/\$(\w+)\$/g, (_, name) => {
    const { content } = placeholders[name.toLowerCase()];
    return values[Number(content.slice(1)) - 1];
  });
}
const WORDS = {
  say,
  count: (forms, n, ...more) => say(n === 1 ? forms.one : forms.other, String(n), ...more),
};
const [FOUND] = block.findings;
const ANSWER = { ...block, unchecked: null };
const NOTHING = {
  ...ANSWER,
  findings: [],
  redacted: null,
  offers: { redact: false, proceed: "yes" },
};

test("one finding is named in the headline, with its sample and why", () => {
  const drawn = model.draw({ ...ANSWER, findings: [FOUND] }, WORDS);

  assert.equal(drawn.headline, `Held back: ${FOUND.title}`);
  assert.deepEqual(drawn.findings, [
    { title: FOUND.title, sample: FOUND.sample, why: FOUND.why, count: "", again: false },
  ]);
});

const LEAK = "If it left this machine, revoke it.";
const REMEDIES = [
  ["is the rule's own", "Use invented names.", true, "Use invented names.", ""],
  ["is the redacted version", LEAK, true, say("next_redact"), "revoke it."],
  [
    "is to describe it where nothing else may go in",
    LEAK,
    false,
    say("next_describe"),
    "revoke it.",
  ],
  [
    "stands before what to do about a leak",
    `Leave it out. ${LEAK}`,
    true,
    "Leave it out.",
    "revoke it.",
  ],
];
for (const [name, remedy, redact, next, shared] of REMEDIES) {
  test(`the next step ${name}`, () => {
    const offers = { redact, proceed: "no" };
    const drawn = model.draw({ ...ANSWER, offers, findings: [{ ...FOUND, remedy }] }, WORDS);

    assert.deepEqual([drawn.next, drawn.shared], [next, shared]);
  });
}

test("several findings are counted by kind", () => {
  const other = { ...FOUND, title: "E-mail address", count: 3 };
  const drawn = model.draw({ ...ANSWER, findings: [FOUND, FOUND, other] }, WORDS);

  assert.equal(drawn.headline, `Held back: ${FOUND.title} and 1 more`);
  assert.equal(drawn.findings[2].count, "3 times");
  assert.equal(model.hidden({ findings: [FOUND, other] }), FOUND.count + 3);
});

test("findings of one kind stand together and are explained once", () => {
  const mail = (sample) => ({ ...FOUND, title: "E-mail address", why: "w", sample });
  const drawn = model.draw({ ...ANSWER, findings: [mail("a"), FOUND, mail("b")] }, WORDS);

  const shown = drawn.findings.map(({ title, sample, again }) => [title, sample, again]);
  assert.deepEqual(shown, [
    ["E-mail address", "a", false],
    ["E-mail address", "b", true],
    [FOUND.title, FOUND.sample, false],
  ]);
});

test("every remedy about a leak says so in the words the notice parts it at", () => {
  const folder = new URL("../../agent/handrail/rules/", import.meta.url);
  const rules = readdirSync(folder).filter((name) => name.endsWith(".toml"));
  const text = rules.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  const leaks = text.match(/^remedy = .*(left|leaked|shared).*$/gm) ?? [];

  assert.ok(leaks.length > 0);
  assert.deepEqual(
    leaks.filter((line) => !/If (?:it|they) left this machine, /.test(line)),
    [],
  );
});

const OFFERS = [
  ["warn", { redact: true, proceed: "yes" }],
  ["justify", { redact: true, proceed: "reason" }],
  ["redact", { redact: true, proceed: "no" }],
  ["block", { redact: false, proceed: "no" }],
];
for (const [action, offers] of OFFERS) {
  test(`the offers of ${action} are the agent's`, () => {
    const drawn = model.draw({ ...ANSWER, action, offers, redacted: "x" }, WORDS);

    assert.deepEqual([drawn.redact, drawn.proceed], [offers.redact, offers.proceed]);
    assert.match(drawn.lead, new RegExp(ANSWER.tool.name));
  });
}

test("a redacted version that does not exist is not offered", () => {
  const offers = { redact: true, proceed: "yes" };

  assert.equal(model.draw({ ...ANSWER, offers, redacted: null }, WORDS).redact, false);
});

test("sanctioned tools are named", () => {
  const instead = [
    { id: "a", name: "Copilot" },
    { id: "b", name: "Le Chat" },
  ];

  assert.equal(
    model.draw({ ...ANSWER, instead }, WORDS).instead,
    "For this you can use: Copilot, Le Chat",
  );
  assert.equal(model.draw({ ...ANSWER, instead: [] }, WORDS).instead, "");
});

const HEADLINES = [
  ["a file nobody could read", { unscannable: true }, /could not be checked/],
  ["a text too long to check", { partial: true }, /too much/],
  ["a tool that may receive nothing", { action: "block" }, /may not receive/],
  ["an agent that does not answer", { unchecked: "silent" }, /^Not checked/],
  ["an agent with an error", { unchecked: "error" }, /^Not checked/],
  ["too much content", { unchecked: "too_large" }, /^Not checked: this is too large/],
];
for (const [name, change, expected] of HEADLINES) {
  test(`the headline for ${name}`, () => {
    assert.match(model.draw({ ...NOTHING, ...change }, WORDS).headline, expected);
  });
}

test("what was not checked is said next to what was found", () => {
  const notes = model.draw({ ...ANSWER, partial: true, unscannable: true }, WORDS).notes;

  assert.equal(notes.length, 2);
});

test("every text has a note for its translator and an example for each placeholder", () => {
  for (const [key, { message, description, placeholders = {} }] of Object.entries(messages)) {
    assert.ok(description, key);
    const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name.toLowerCase());
    assert.deepEqual(used.sort(), Object.keys(placeholders).sort(), key);
    for (const { example } of Object.values(placeholders)) assert.ok(example, key);
  }
});
