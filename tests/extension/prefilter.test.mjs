import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./prefilter_page.mjs";

const { prefilter, prefilterShape, prefilterViews, prefilterWords } = load();

/** Letters in shapes: places of the alphabet. */
const ALPHABET = ["a", "b", "0-9"];

/** Count a shape in a text. */
function count(program, text, need = 9) {
  const sets = prefilterShape.setsOf(ALPHABET);
  return prefilterShape.make(program, sets).count(prefilterShape.symbolsOf(text), need);
}

test("shapes are read from left to right", () => {
  assert.equal(count(":;", "ab a ab"), 2);
  assert.equal(count("(:/;)", "ab"), 2);
  assert.equal(count(":;*<", "abbb1 a1 b1"), 2);
  assert.equal(count("(/:);", "b"), 1);
  assert.equal(count(":.;", "b"), 1);
});

test("a part may be asked for several times in a row", () => {
  assert.equal(count(":<+3", "a12 a123 a1234"), 2);
  assert.equal(count("(:;)+3<", "abab1 ababab1"), 1);
  assert.equal(count("(:+2;)+2<", "aabaab1 aabab1"), 1);
  assert.equal(count(":<.+2;", "a12b ab a123b"), 2);
  assert.equal(count(":+12;", `${"a".repeat(12)}b`), 1);
});

test("a letter may ask for a word edge before it", () => {
  assert.equal(count("!:", "a ba -a"), 2);
  assert.equal(count("!:", "\u00e4a"), 1);
});

test("a shape that nothing can be missing from is everywhere", () => {
  assert.equal(count(":*", "xyz"), 9);
});

test("a shape that needs too many states counts as there", () => {
  const sets = prefilterShape.setsOf(ALPHABET);
  let dice = 1;
  const text = Array.from({ length: 9000 }, () => {
    dice = (dice * 48271) % 2147483647;
    return dice % 2 ? "a" : "b";
  }).join("");

  const shape = prefilterShape.make("(:/;)*:(:/;)+14<", sets);

  assert.equal(shape.count(prefilterShape.symbolsOf(text), 1), 1);
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

test("letters with their marks apart are put together by the agent", () => {
  for (const text of ["Ku\u0308ndigung", "\u1107\u1165\u11ab\u1112\u1169"]) {
    assert.equal(prefilterViews.of(text, ""), "disguised", text);
  }
});

test("bytes behind percent signs are read beside the text as it is", () => {
  assert.deepEqual(prefilterViews.of("a%20b%c3%a9", ""), ["a%20b%c3%a9", "a bé"]);
  for (const text of ["%2520", "%e9", "%00"]) {
    assert.equal(prefilterViews.of(text, ""), "disguised", text);
  }
});

test("a plus beside bytes behind percent signs is read as the blank it stands for in forms, too", () => {
  assert.deepEqual(prefilterViews.of("q=a+b%2Fc", ""), ["q=a+b%2Fc", "q=a+b/c", "q=a b/c"]);
  assert.deepEqual(prefilterViews.of("q=a+b", ""), ["q=a+b"]);
});

test("only what may say something in a long run is a disguise", () => {
  const sum = "e3b0c442".repeat(8);
  const said = Buffer.from("A few words that nobody is to see at once").toString("hex");
  const backwards = [...said].reverse().join("");
  for (const run of [sum, "-".repeat(99), "=".repeat(64)]) {
    assert.notEqual(prefilterViews.of(run, ""), "disguised", run);
  }
  for (const run of [said, backwards]) assert.equal(prefilterViews.of(run, ""), "disguised", run);
});

test("a line of equals signs ends in no soft line break", () => {
  assert.deepEqual(prefilterViews.of("Title\n====\nrun=3d9a", ""), ["Title\n====\nrun=3d9a"]);
  for (const text of ["pass=\nword", "=3Dx"]) {
    assert.equal(prefilterViews.of(text, ""), "disguised", text);
  }
});

test("a set is read as in the brackets of a pattern", () => {
  const [some, others] = prefilterShape.setsOf(["-.0-9\u0080", "\u007f-a-y"]);
  const held = (set) =>
    ["-", ".", "/", "5", "a", "z", "\u0080"].map((one) => set[one.charCodeAt(0)]);

  assert.deepEqual(held(some), [1, 1, 0, 1, 0, 0, 1]);
  assert.deepEqual(held(others), [0, 1, 1, 1, 0, 1, 1]);
});

test("a shape knows whether there may be a blank in it", () => {
  const sets = prefilterShape.setsOf(["a", "- ", "\n"]);

  assert.deepEqual(
    [":", ":;", ":<"].map((shape) => prefilterShape.make(shape, sets).blank),
    [false, true, true],
  );
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

test("every word of many is found, whatever it begins with", () => {
  const words = Array.from({ length: 3000 }, (_, n) => `${(n * 7919).toString(36)}é${n}`);
  const text = words.join(" ");
  const plainly = words.filter((word) => text.includes(word)).length;

  const found = new Set(
    prefilterWords
      .finder(words)(text)
      .map(({ word }) => word),
  );

  assert.equal(found.size, plainly);
});

test("words that mean something together must stand near each other", () => {
  const words = ["salary", "employee"];
  const crowds = [
    {
      groups: [
        [0, 1],
        [1, 1],
      ],
      at_least: 2,
      within: 40,
    },
  ];
  const find = prefilterWords.finder(words);
  const together = prefilterWords.crowds(crowds);
  const near = "the salary of an employee";
  const far = `salary ${"x ".repeat(60)} employee`;

  assert.equal(together(near, find(near)), true);
  assert.equal(together(far, find(far)), false);
  assert.equal(together("salaryman employees", find("salaryman employees")), false);
});

test("of a long word only the beginning is known, and each of its forms counts", () => {
  const words = ["hospitalisat", "tablet"];
  const crowds = [{ groups: [[0, 2]], at_least: 3, within: 60 }];
  const find = prefilterWords.finder(words);
  const together = prefilterWords.crowds(crowds);
  const counts = (text) => together(text, find(text));

  assert.equal(counts("hospitalisation, hospitalisations, tablet"), true);
  assert.equal(counts("hospitalisation, hospitalisation, tablet"), false);
  assert.equal(counts("hospitalisation, rehospitalisations, tablet"), false);
  assert.equal(counts("hospitalisation, hospitalisations, tablets"), false);
});

/** A description with one word. */
const TOLD = {
  mode: "look",
  limit_chars: 100,
  words: "Apassword",
  alphabet: [],
  signs: [["", [0, 1]]],
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

test("a word beside digits counts alone, and with its words written as one", () => {
  const could = prefilter.prepare({ ...TOLD, words: "Adl number", signs: [["", [], 6, [0, 1]]] });

  for (const word of ["DL number", "dl_number", "DL-Number", "dlNumber"]) {
    assert.equal(could(`${word}: 123456`, ""), true, word);
  }
  assert.equal(could("dl numbers, handle number: 123456", ""), false);
});

test("what must be there often is counted once where blanks end it", () => {
  const signs = [[":;:", [], 0, [], 3]];
  const could = prefilter.prepare({ ...TOLD, alphabet: ["ab", "-"], signs });

  assert.equal(could("a-b a-b a-b a-b", "<p>a-b a-b</p>"), false);
  assert.equal(could("a-b b-b", "<p>a-a a-b</p>"), true);
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

test("words are told with the beginning they share, places as runs", () => {
  assert.deepEqual(prefilterWords.read("ApassEwordBin"), ["pass", "password", "pin"]);
  assert.deepEqual(prefilterWords.placesOf([3, 2, 9, 1]), [3, 4, 9]);
  assert.deepEqual(prefilterWords.placesOf(undefined), []);
});

test("what cannot be looked at is asked about", () => {
  prefilter.take({ id: "4", told: TOLD });
  const failing = () => {
    throw new RangeError("the page patched what this stands on");
  };

  globalThis.clip = { describe: failing };
  assert.equal(prefilter.passes({ types: ["text/plain"] }, { files: [] }), false);

  globalThis.clip = { describe: () => ({ text: { length: 9 }, html: "" }) };
  assert.equal(prefilter.passes({ types: ["text/plain"] }, { files: [] }), false);
});

test("a description that cannot be prepared leaves every paste to the agent", () => {
  prefilter.take({ id: "native", told: { ...TOLD, mode: "native" } });

  assert.throws(() => prefilter.take({ id: "bad", told: { mode: "look" } }));

  globalThis.clip = { describe: () => ({ text: "see you at ten", html: "" }) };
  assert.equal(prefilter.passes({ types: ["text/plain"] }, { files: [] }), false);
});

test("an agent of an older version, which told signs by their names, has every paste asked about", () => {
  prefilter.take({ id: "native", told: { ...TOLD, mode: "native" } });

  assert.throws(() => prefilter.take({ id: "old", told: { ...TOLD, signs: [{ words: [0, 1] }] } }));

  globalThis.clip = { describe: () => ({ text: "see you at ten", html: "" }) };
  assert.equal(prefilter.passes({ types: ["text/plain"] }, { files: [] }), false);
});
