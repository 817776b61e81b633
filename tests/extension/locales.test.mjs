import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const EXTENSION = new URL("../../extension/", import.meta.url);
const read = (path) => readFileSync(new URL(path, EXTENSION), "utf8");
const messagesOf = (locale) => JSON.parse(read(`_locales/${locale}/messages.json`));
const LOCALES = readdirSync(new URL("_locales/", EXTENSION)).sort();
const ENGLISH = messagesOf("en");
const WANTED = ["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt_BR", "zh_CN"];
/** Said alike in every language, or in some by chance. */
const NAMES = /^(brand|extension_name|popup_tool_value|popup_policy_value)$/;
/** A form that begins at a million in Spanish, French, Italian and Portuguese: said like `other`. */
const RARE = new Set(["es/many", "fr/many", "it/many", "pt/many"]);

/** Tell stem and form of a text that counts; no form where it does not. */
function formOf(key) {
  const [, stem, form] = /^(.*)_(one|few|many|other)$/.exec(key) ?? [];
  return stem && `${stem}_other` in ENGLISH ? [stem, form] : [key, ""];
}

/** Name the plural forms a language needs. */
function formsIn(locale) {
  const language = locale.split("_")[0];
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  return pluralCategories.filter((form) => !RARE.has(`${language}/${form}`));
}

/** List the keys a language needs for what English says. */
function keysFor(locale) {
  const keys = Object.keys(ENGLISH).flatMap((key) => {
    const [stem, form] = formOf(key);
    return form ? formsIn(locale).map((each) => `${stem}_${each}`) : [key];
  });
  return [...new Set(keys)].sort();
}

/** Give the English text that a text in another language translates. */
function englishOf(key) {
  const [stem, form] = formOf(key);
  return ENGLISH[form ? `${stem}_other` : key];
}

const placeholdersIn = (message) => [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name);
const contents = ({ placeholders = {} }) =>
  Object.entries(placeholders).map(([name, { content }]) => `${name}=${content}`);

test("the extension speaks the ten languages it promises", () => {
  assert.deepEqual(LOCALES, WANTED);
});

for (const locale of LOCALES) {
  const messages = messagesOf(locale);

  test(`${locale} has every text, in every form its plural needs, and no other`, () => {
    assert.deepEqual(Object.keys(messages).sort(), keysFor(locale));
  });

  test(`${locale} fills in what English fills in`, () => {
    for (const [key, entry] of Object.entries(messages)) {
      const english = englishOf(key);
      assert.deepEqual(
        placeholdersIn(entry.message).sort(),
        placeholdersIn(english.message).sort(),
        key,
      );
      assert.deepEqual(contents(entry).sort(), contents(english).sort(), key);
    }
  });

  test(`${locale} says which language it is`, () => {
    const tag = messages.language_tag.message;

    assert.equal(tag, locale.replace("_", "-"));
    assert.deepEqual(Intl.getCanonicalLocales(tag), [tag]);
    assert.deepEqual(Intl.PluralRules.supportedLocalesOf(tag), [tag]);
  });

  test(`${locale} begins and ends its texts with words`, () => {
    const bad = Object.entries(messages).filter(
      ([, { message }]) => message !== message.trim() || message === "" || message.includes("  "),
    );

    assert.deepEqual(bad, []);
  });
}

for (const locale of LOCALES.filter((name) => name !== "en")) {
  test(`${locale} is translated`, () => {
    const messages = messagesOf(locale);
    const sentences = Object.entries(messages).filter(([key, { message }]) => {
      const long =
        message
          .replace(/\$\w+\$/g, "")
          .trim()
          .split(" ").length > 2;
      return long && !NAMES.test(key) && message === englishOf(key)?.message;
    });

    assert.deepEqual(sentences, []);
  });
}

/** Read content/texts.js as a browser in this language would. */
function textsIn(locale) {
  const messages = messagesOf(locale);
  const fallback = (key) => messages[key] ?? ENGLISH[key];
  const getMessage = (key, values) =>
    fallback(key)?.message.replaceAll(/\$(\w+)\$/g, (_, name) => {
      const { content } = fallback(key).placeholders[name.toLowerCase()];
      return values[Number(content.slice(1)) - 1];
    }) ?? "";
  const chrome = {
    runtime: { id: "x" },
    // Not asked: where the browser's language is none of ours the texts are in another.
    i18n: { getMessage, getUILanguage: () => "ru" },
  };
  return vm.runInNewContext(`${read("content/texts.js")}; texts`, { chrome, Intl });
}

const COUNTS = [
  ["en", 1, "1 time"],
  ["en", 2, "2 times"],
  ["pl", 1, "1 raz"],
  ["pl", 22, "22 razy"],
  ["pl", 5, "5 razy"],
  ["fr", 0, "0 fois"],
  ["es", 1_000_000, "1000000 veces"],
  ["ja", 1, "1 回"],
  ["zh_CN", 3, "3 次"],
];
for (const [locale, number, expected] of COUNTS) {
  test(`${locale} counts ${number} in its own form`, () => {
    const forms = { one: "finding_count_one", other: "finding_count_other" };

    assert.equal(textsIn(locale).count(forms, number), expected);
  });
}

test("a form that only another language has is found by its name", () => {
  const forms = { one: "headline_found_more_one", other: "headline_found_more_other" };
  const { count } = textsIn("pl");

  assert.match(count(forms, 3, "A"), /3 pozycje$/);
  assert.match(count(forms, 7, "A"), /7 pozycji$/);
});

test("popup and dashboard say in the same words what a data class means", async () => {
  const { CLASSES_MEAN } = await import("../../agent/handrail/server/static/words.js");
  const said = Object.keys(CLASSES_MEAN).map((kind) => ENGLISH[`class_${kind}_means`].message);

  assert.deepEqual(said, Object.values(CLASSES_MEAN));
  assert.equal(said.length, 4);
});
