/**
 * Texts in the person's language, with the right plural.
 */
const texts = (() => {
  const plural = new Intl.PluralRules(chrome.i18n.getUILanguage());

  /**
   * Give one text.
   * @param {string} key
   * @param {...string} values for its placeholders, in order
   */
  const say = (key, ...values) => chrome.i18n.getMessage(key, values);

  /**
   * Give the text that fits a number.
   * @param {{other: string} & Partial<Record<Intl.LDMLPluralRule, string>>} forms keys by plural form
   * @param {number} number becomes the first placeholder
   * @param {...string} values
   */
  const count = (forms, number, ...values) =>
    say(forms[plural.select(number)] ?? forms.other, String(number), ...values);

  return Object.freeze({ say, count });
})();
