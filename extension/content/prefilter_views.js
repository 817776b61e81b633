/**
 * The ways to read a paste that the prefilter looks at: the text as it is, the text with other forms
 * made ASCII and joiners gone, and the visible text of the html. What is disguised in any other way
 * is not undone here: then the agent is asked.
 */
const prefilterViews = (() => {
  /**
   * What hides text, or may: format characters, fillers and single letters of Korean, digits of other
   * scripts, marks that stand on their own, control characters; letters in mathematical or enclosed forms; two
   * alphabets in one word; escapes. A line of equals signs ends in no soft line break.
   */
  const DISGUISED = Object.freeze([
    /[[\p{Cf}--\u200d][\p{Nd}--[0-9\uff10-\uff19]][\p{M}--[\ufe00-\ufe0f]][\p{Cc}--[\t\n\r]]]/v,
    /[\u1100-\u11ff\u3164\uffa0]/,
    /[\u2460-\u24ff\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}]/u,
    /[A-Za-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z]/,
    /\\u[0-9a-f{]|\\x[0-9a-f]{2}|&#[0-9x]|&[a-z]{2,31};|(?<!=)=\r?\n/i,
    /(?<!=)=3D/,
  ]);
  /** So long a run may be encoded; most are check sums, keys that are public, rules of a table. */
  const LONG_RUN = /[A-Za-z0-9+/=_-]{64}/;
  /**
   * What such a run must have somewhere so that the agent reads text in it: hex of ASCII, bits, base32
   * or base64 of ASCII, something packed. As in its decode_block.py, _KINDS. Or it is a key in lines that
   * each begin with a mark.
   */
  const ENCODED = Object.freeze([
    /(?:(?:[2-7][0-9a-f]|0[09ad])(?:[ :-]|\r?\n[ \t>]{0,8})?){8}|\b1f8b08|\b(?:0[01]{7}){6}/i,
    /\b(?:[a-p][abefijmnqruvyz45][a-z2-7][a-hq-x][acegikmoqsuwy246][a-z2-7][a-di-lq-tyz23][a-z2-7](?:\r?\n[ \t>]{0,8})?){2}/i,
    /(?:[A-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][A-Za-z0-9+/_-](?:\r?\n[ \t>]{0,8})?){4}/,
    /\b(?:H4sI|eJ[w-z]|eNo|eAE|eF4|eNp|eNq)/,
    /private[ _-]?(?:key|lines)/i,
  ]);
  /** Bytes of a text in an address on the web. */
  const PERCENT = /(?:%[0-9a-f]{2})+/gi;
  const CONTROLS = /[\p{Cc}--[\t\n\r]]/v;
  const JOINERS = /[\u200d\ufe00-\ufe0f]+/g;
  /** What typesetting puts for a hyphen; the agent reads them so beside digits only. */
  const DASHES = /[\u2010-\u2013\u2212]/g;
  /** Line ends of JavaScript; those of mainframes are control characters, which are a disguise. */
  const LINE_ENDS = /[\u2028\u2029]/g;
  const WIDE_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
  /**
   * ASCII in another dress that everyday text wears too: raised and lowered signs, fractions, units,
   * Roman numerals, ligatures, full width, flags. As in the agent's views_letters.py.
   */
  const DRESSED =
    /[\u00aa-\u00be\u02b0-\u02e4\u1d2c-\u1d6a\u2070-\u209c\u2100-\u214f\u2160-\u217f\u2c7c\u2c7d\u3250-\u33ff\ufb00-\ufb06\ufe50-\ufe6b\uff01-\uff5e\u{1f100}-\u{1f12f}\u{1f1e6}-\u{1f1ff}]/gu;
  /** Letters that flags are made of have no plain form in Unicode; the first of them is an A. */
  const FLAG_A = 0x1f1e6;
  const PLAIN = /^[\t-\r -~]*[!-~][\t-\r -~]*$/;
  const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;
  const BEYOND_ASCII = /\P{ASCII}/u;

  /** Elements that stay in the line; as in the agent's html_text.py. */
  const INLINE = new Set(
    (
      "a abbr b bdi bdo cite code del dfn em font i img ins kbd label mark q s samp small span " +
      "strong sub sup tt u var wbr"
    ).split(" "),
  );
  const ATTRIBUTE = /\s(?:href|src|title|alt|value|content|placeholder)\s*=\s*("[^"]*"|'[^']*')/giu;
  const TAG_OPENS = /^\/?[A-Za-z!?]/;
  const TAG_NAME = /^<\/?([A-Za-z][A-Za-z0-9]*)/;
  const ENTITY = /&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g;
  /** What browsers write themselves; others stay as they are, and count as a disguise. */
  const ENTITIES = new Map([
    ["amp", "&"],
    ["lt", "<"],
    ["gt", ">"],
    ["quot", '"'],
    ["apos", "'"],
    ["nbsp", "\u00a0"],
    ["#39", "'"],
    ["#34", '"'],
    ["#160", "\u00a0"],
  ]);

  /** @param {string} html */
  const resolved = (html) =>
    html.includes("&") ? html.replace(ENTITY, (all, name) => ENTITIES.get(name) ?? all) : html;

  /**
   * Say what a tag adds to the visible text: the attributes that carry content, a line's end.
   * @param {string} tag
   */
  function textOfTag(tag) {
    let text = "";
    for (const [, value = ""] of tag.matchAll(ATTRIBUTE)) {
      text += `\n${resolved(value.slice(1, -1))}\n`;
    }
    const name = TAG_NAME.exec(tag)?.[1];
    return name && !INLINE.has(name.toLowerCase()) ? `${text}\n` : text;
  }

  /**
   * Read the visible text out of html, as the agent does.
   * @param {string} html
   * @returns {string}
   */
  function textOfHtml(html) {
    let text = "";
    let done = 0;
    for (let opened = html.indexOf("<"); opened >= 0; opened = html.indexOf("<", done)) {
      if (!TAG_OPENS.test(html.slice(opened + 1, opened + 3))) {
        text += resolved(html.slice(done, opened + 1));
        done = opened + 1;
        continue;
      }
      const closing = html.startsWith("<!--", opened) ? "-->" : ">";
      const closed = html.indexOf(closing, opened);
      if (closed < 0) break;
      text += resolved(html.slice(done, opened));
      done = closed + closing.length;
      text += textOfTag(html.slice(opened, done));
    }
    return text + resolved(html.slice(done));
  }

  /**
   * Say what a sign in another dress is; itself where that is nothing in ASCII.
   * @param {string} sign
   */
  function undressed(sign) {
    const code = sign.codePointAt(0) ?? 0;
    if (code >= FLAG_A) return String.fromCharCode(code - FLAG_A + 65);
    const plain = sign.normalize("NFKD").replaceAll("\u2044", "/");
    return PLAIN.test(plain) ? plain : sign;
  }

  /**
   * Undo the everyday ways to write ASCII otherwise. Every character outside the first plane is one.
   * @param {string} text
   */
  function folded(text) {
    return text
      .replace(JOINERS, "")
      .replace(LINE_ENDS, "\n")
      .replace(WIDE_SPACES, " ")
      .replace(DASHES, "-")
      .replace(DRESSED, undressed)
      .replace(ASTRAL, "\ufffd");
  }

  /**
   * Lower the case of every letter, one for one, as the agent's words are folded.
   * @param {string} text
   */
  const lowered = (text) => text.replaceAll("\u0130", "i").toLowerCase().replaceAll("ς", "σ");

  /**
   * Turn each letter into the one thirteen places on.
   * @param {string} text
   */
  const turned = (text) =>
    text.replace(/[A-Za-z]/g, (sign) => {
      const code = sign.charCodeAt(0);
      return String.fromCharCode((code & 31) > 13 ? code - 13 : code + 13);
    });

  /**
   * Tell whether the agent could read a long run, as it stands, backwards or turned by thirteen.
   * @param {string} text
   */
  function encoded(text) {
    if (!LONG_RUN.test(text)) return false;
    const readings = [text, [...text].reverse().join(""), turned(text)];
    return readings.some((reading) => ENCODED.some((sign) => sign.test(reading)));
  }

  /** @param {string} text */
  const disguised = (text) => DISGUISED.some((sign) => sign.test(text)) || encoded(text);

  /**
   * Read the bytes behind percent signs.
   * @param {readonly string[]} texts
   * @returns {string[] | null} null where they are no text
   */
  function unescaped(texts) {
    try {
      return texts.map((text) => text.replace(PERCENT, (bytes) => decodeURIComponent(bytes)));
    } catch {
      return null;
    }
  }

  /**
   * List the ways to read one text.
   * @param {string} text
   */
  const readings = (text) =>
    BEYOND_ASCII.test(text) ? [text.replace(ASTRAL, "\ufffd"), folded(text)] : [text];

  /**
   * Read a plus as it is, and as the blank that forms write so. A plus that was behind a percent sign
   * is taken for one, too: that only asks more.
   * @param {string} text
   */
  const spaced = (text) => (text.includes("+") ? [text, text.replaceAll("+", " ")] : [text]);

  /** @param {string} text */
  const hasBytes = (text) => text.search(PERCENT) >= 0;

  /**
   * List the texts to look at, or say that somebody hides something.
   * @param {string} text
   * @param {string} html
   * @returns {string[] | "disguised"}
   */
  function of(text, html) {
    if (CONTROLS.test(html)) return "disguised"; // between attributes they count as spaces
    const shown = html === "" ? [text] : [text, textOfHtml(html)];
    const plain = [...new Set(shown.flatMap(readings))];
    const read = unescaped(plain.filter(hasBytes))?.flatMap(spaced).flatMap(readings);
    if (!read || read.some(hasBytes)) return "disguised"; // escaped twice
    const all = [...new Set([...plain, ...read])];
    return shown.some(disguised) || all.some(disguised) ? "disguised" : all;
  }

  return Object.freeze({ of, lowered, textOfHtml });
})();
