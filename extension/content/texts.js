/**
 * Texts in the person's language, with the right plural.
 */
const texts = (() => {
  /** By the texts' own language: a browser in a language we lack shows English. */
  const plural = new Intl.PluralRules(chrome.i18n.getMessage("language_tag"));

  /** Texts set aside: after an update of the extension the browser gives its old scripts none. */
  /** @type {Map<string, string>} */
  const aside = new Map();

  /**
   * Give one text.
   * @param {string} key
   * @param {...string} values for its placeholders, in order
   */
  const say = (key, ...values) =>
    chrome.runtime?.id ? chrome.i18n.getMessage(key, values) : (aside.get(key) ?? "");

  /**
   * Set texts aside for the time after an update.
   * @param {readonly string[]} keys of texts without placeholders
   */
  function keep(keys) {
    for (const key of keys) aside.set(key, say(key));
  }

  /**
   * Give the text that fits a number. A language with more forms than English has keys that end in
   * their names (`_few`, `_many`); a form without a key of its own is said like `other`.
   * @param {{other: string} & Partial<Record<Intl.LDMLPluralRule, string>>} forms keys by plural form
   * @param {number} number becomes the first placeholder
   * @param {...string} values
   */
  function count(forms, number, ...values) {
    const form = plural.select(number);
    const key = forms[form] ?? forms.other.replace(/other$/, form);
    return say(key, String(number), ...values) || say(forms.other, String(number), ...values);
  }

  return Object.freeze({ say, count, keep });
})();
