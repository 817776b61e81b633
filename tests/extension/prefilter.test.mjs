import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./prefilter_page.mjs";

const { prefilter, prefilterShape, prefilterViews, prefilterWords } = load();

const JOIN = -1;
const EITHER = -2;
const REPEAT = -3;
const NOTHING = -4;

/** The set of some ASCII characters, as the agent writes it. */
const setOf = (letters) =>
  [...letters].reduce((set, l) => set | (1n << BigInt(l.charCodeAt(0))), 0n);
const ALPHABET = ["a", "b", "0123456789"].map((letters) => setOf(letters).toString(16));

/** Count a shape in a text. */
function count(program, text, need = 9) {
  const sets = prefilterShape.setsOf(ALPHABET);
  return prefilterShape.make(program, sets)(prefilterShape.symbolsOf(text), need);
}

test("shapes are read in postfix order", () => {
  assert.equal(count([0, 2, JOIN], "ab a ab"), 2);
  assert.equal(count([0, 2, EITHER], "ab"), 2);
  assert.equal(count([0, 2, REPEAT, JOIN, 4, JOIN], "abbb1 a1 b1"), 2);
  assert.equal(count([0, NOTHING, EITHER, 2, JOIN], "b"), 1);
});

test("a letter may ask for a word edge before it", () => {
  assert.equal(count([1], "a ba -a"), 2);
  assert.equal(count([1], "\u00e4a"), 1);
});

test("a shape that nothing can be missing from is everywhere", () => {
  assert.equal(count([0, REPEAT], "xyz"), 9);
});

test("a shape that needs too many states counts as there", () => {
  const letter = [0, 2, EITHER];
  const long = [...letter, REPEAT, 0, JOIN];
  for (let more = 0; more < 14; more += 1) long.push(...letter, JOIN);
  const sets = prefilterShape.setsOf(ALPHABET);
  let dice = 1;
  const text = Array.from({ length: 9000 }, () => {
    dice = (dice * 48271) % 2147483647;
    return dice % 2 ? "a" : "b";
  }).join("");

  assert.equal(prefilterShape.make([...long, 4, JOIN], sets)(prefilterShape.symbolsOf(text), 1), 1);
});

test("the visible text of html is read as the agent reads it", () => {
  const html = '<p class="x">pass<b>word</b></p><a href="http://a.b/?q=1&amp;r=2">c</a><!-- d -->';

  assert.equal(prefilterViews.textOfHtml(html), "\npassword\n\nhttp://a.b/?q=1&r=2\nc");
});

test("broken html keeps its text", () => {
  assert.equal(prefilterViews.textOfHtml("a < b &lt; c"), "a < b < c");
  assert.equal(prefilterViews.textOfHtml("a <b"), "a <b");
});

test("wide forms and joiners are undone beside the text as it is", () => {
  assert.deepEqual(prefilterViews.of("４１\u00a0pass\u200dword", ""), [
    "４１\u00a0pass\u200dword",
    "41 password",
  ]);
});

test("everyday writing is no disguise", () => {
  const texts = [
    "日本語、全角！",
    "Ça va ? Œuvre",
    "👩‍👩‍👧 ❤️",
    "Привет, мир",
    "naïve “quotes” – 50 %",
    "a\tb\r\nc",
  ];
  for (const text of texts) assert.notEqual(prefilterViews.of(text, ""), "disguised", text);
});

test("words are found in any place, overlapping ones too", () => {
  const find = prefilterWords.finder(["@", "ab", "abc", "bc"]);

  const found = find("xabc@").map(({ word, start }) => [word, start]);

  assert.deepEqual(found, [
    [1, 1],
    [2, 1],
    [3, 2],
    [0, 4],
  ]);
});

test("words that mean something together must stand near each other", () => {
  const words = ["salary", "employee"];
  const crowds = [{ groups: [[0], [1]], at_least: 2, within: 40 }];
  const find = prefilterWords.finder(words);
  const together = prefilterWords.crowds(crowds, words);
  const near = "the salary of an employee";
  const far = `salary ${"x ".repeat(60)} employee`;

  assert.equal(together(near, find(near)), true);
  assert.equal(together(far, find(far)), false);
  assert.equal(together("salaryman employees", find("salaryman employees")), false);
});

/** A description with one word. */
const TOLD = {
  mode: "look",
  limit_chars: 100,
  words: ["password"],
  alphabet: [],
  signs: [{ need: 1, words: [0], digits: 0, with_one_of: [], shape: [] }],
  crowds: [],
  names: { salt: [0, 0], lengths: [], hashes: [] },
};

/** What the gate hands over. */
function paste(text, { types = ["text/plain"], files = [] } = {}) {
  globalThis.clip = { describe: () => ({ text, html: "", files }) };
  return prefilter.passes({ types }, { files });
}

test("until somebody says what to look for nothing passes", () => {
  prefilter.take(null);

  assert.equal(paste("hello"), false);
});

test("with a description what has nothing of it passes", () => {
  prefilter.take({ id: "1", told: TOLD });

  assert.equal(paste("hello"), true);
  assert.equal(paste("my PassWord"), false);
  assert.equal(paste("x".repeat(101)), false);
});

test("files and flavours that are not read never pass", () => {
  prefilter.take({ id: "1", told: TOLD });

  assert.equal(paste("hello", { files: [{}] }), false);
  assert.equal(paste("hello", { types: ["text/plain", "text/rtf"] }), false);
});

test("a description that is taken back holds no longer", () => {
  prefilter.take({ id: "1", told: TOLD });
  prefilter.take(null);

  assert.equal(paste("hello"), false);
  assert.equal(prefilter.id(), null);
});

test("the agent may say that everything or nothing passes", () => {
  prefilter.take({ id: "2", told: { ...TOLD, mode: "native" } });
  assert.equal(paste("password"), true);

  prefilter.take({ id: "3", told: { ...TOLD, mode: "ask" } });
  assert.equal(paste("hello"), false);
});

test("a letter may be asked for several times in a row", () => {
  assert.equal(count([0, 4, -8 - 3, JOIN], "a12 a123 a1234"), 2);
});
