/**
 * What the notice says for a verdict. Pure: an answer in, words and offers out.
 */
const noticeModel = (() => {
  /**
   * @typedef {object} Words
   * @property {(key: string, ...values: string[]) => string} say
   * @property {typeof texts.count} count
   */
  /**
   * @typedef {object} Model
   * @property {string} headline
   * @property {string} lead
   * @property {Array<{title: string, sample: string, why: string, count: string, again: boolean}>} findings
   * @property {string[]} notes what was not checked
   * @property {string} next the one next step
   * @property {string} shared what to do where the value was shared before
   * @property {string} instead where it may go
   * @property {boolean} redact
   * @property {"no" | "yes" | "reason"} proceed
   */

  /** @type {Readonly<Record<Wire.Action, string>>} */
  const LEAD_OF = Object.freeze({
    allow: "lead_warn",
    warn: "lead_warn",
    justify: "lead_justify",
    redact: "lead_redact",
    block: "lead_block",
  });
  /** What is said where no verdict came: headline, what happened, what to do. */
  const UNCHECKED = Object.freeze({
    silent: ["headline_unchecked", "lead_silent", "next_silent"],
    error: ["headline_unchecked", "lead_error", "next_error"],
    too_large: ["headline_too_large", "lead_too_large", "next_too_large"],
    never_met: ["headline_unchecked", "lead_silent", "next_silent"],
  });
  /** Where the part of a remedy begins that is about a value already shared. */
  const LEAK = /\s*If (?:it|they) left this machine, /;
  const MORE = Object.freeze({
    one: "headline_found_more_one",
    other: "headline_found_more_other",
  });
  const TIMES = Object.freeze({ one: "finding_count_one", other: "finding_count_other" });

  /**
   * Name what is in the way.
   * @param {House.Answer} answer
   * @param {Words} words
   */
  function headlineOf({ findings, unscannable, partial, tool }, { say, count }) {
    const [first, ...others] = new Set(findings.map(({ title }) => title));
    if (first && others.length > 0) return count(MORE, others.length, first);
    if (first) return say("headline_found", first);
    if (unscannable) return say("headline_unscannable");
    return partial ? say("headline_partial") : say("headline_tool", tool.name);
  }

  /**
   * Say what can be done about it.
   * @param {House.Answer} answer
   * @param {Words} words
   */
  function leadOf({ action, findings, partial, unscannable, tool, offers }, { say }) {
    const whole = findings.length === 0 && !partial && !unscannable;
    if (whole && action === "block") return say("lead_tool", tool.name);
    if (action === "block" && offers.redact) return say("lead_block_redact", tool.name);
    return say(LEAD_OF[action], tool.name);
  }

  /**
   * Put findings of one kind next to each other, in the order of their first; `again` marks those
   * whose explanation already stands above.
   * @param {Wire.Finding[]} findings
   */
  function grouped(findings) {
    const kindOf = (/** @type {Wire.Finding} */ { title, why }) => `${title}\n${why}`;
    const kinds = findings.map(kindOf);
    const place = (/** @type {Wire.Finding} */ finding) => kinds.indexOf(kindOf(finding));
    const together = [...findings].sort((one, other) => place(one) - place(other));
    return together.map((finding, index) => {
      const before = together[index - 1];
      return { finding, again: before !== undefined && kindOf(before) === kindOf(finding) };
    });
  }

  /**
   * List what was not checked although a verdict came.
   * @param {House.Answer} answer
   * @param {Words} words
   */
  function notesOf({ partial, unscannable, findings }, { say }) {
    const notes = [];
    if (partial && findings.length > 0) notes.push(say("note_partial"));
    if (unscannable && findings.length > 0) notes.push(say("note_unscannable"));
    return notes;
  }

  /**
   * Part a rule's remedy into what to do now and what to do about a leak. The rules mark the second
   * with these words, and what is held has not left this machine.
   * @param {House.Answer} answer
   * @param {Words} words
   * @returns {{next: string, shared: string}}
   */
  function remedies({ findings, offers, redacted }, { say }) {
    const [first] = findings;
    if (!first) return { next: "", shared: "" };
    const [now = "", leak = ""] = first.remedy.split(LEAK);
    const redact = offers.redact && redacted !== null;
    const ours = say(redact ? "next_redact" : "next_describe");
    return { next: now.trim() || ours, shared: leak };
  }

  /**
   * Say what stands above the buttons.
   * @param {House.Answer} answer
   * @param {Words} words
   * @returns {{headline: string, lead: string, next: string, shared: string}}
   */
  function sentences(answer, words) {
    if (answer.unchecked) {
      const [headline, lead, next] = UNCHECKED[answer.unchecked];
      const name = answer.tool.name;
      return {
        headline: words.say(headline ?? ""),
        lead: words.say(lead ?? "", name),
        next: words.say(next ?? ""),
        shared: "",
      };
    }
    const [headline, lead] = [headlineOf(answer, words), leadOf(answer, words)];
    return { headline, lead, ...remedies(answer, words) };
  }

  /**
   * Draw the notice for an answer.
   * @param {House.Answer} answer
   * @param {Words} words
   * @returns {Model}
   */
  function draw(answer, words) {
    const names = answer.instead.map(({ name }) => name).join(", ");
    return {
      ...sentences(answer, words),
      findings: grouped(answer.findings).map(({ finding, again }) => ({
        title: finding.title,
        sample: finding.sample,
        why: finding.why,
        count: finding.count > 1 ? words.count(TIMES, finding.count) : "",
        again,
      })),
      notes: notesOf(answer, words),
      instead: names && words.say("instead", names),
      redact: answer.offers.redact && answer.redacted !== null,
      proceed: answer.offers.proceed,
    };
  }

  /**
   * Count the values a redacted paste hides.
   * @param {House.Answer} answer
   */
  const hidden = ({ findings }) => findings.reduce((sum, { count }) => sum + count, 0);

  return Object.freeze({ draw, hidden });
})();
