/**
 * Asks for a reason: some to choose from, room for one's own words.
 *
 * The choices are radio buttons and not buttons: the words on them are the policy's, and must not
 * be taken for what lets the content in.
 */
const noticeReason = (() => {
  /** Longest reason, characters. Source: docs/protocol.md, section 3. */
  const REASON_CHARS = 200;
  /** What to choose from where the policy names no reasons. */
  const USUAL = ["reason_test", "reason_public", "reason_agreed"];
  /** Where an arrow leads among the choices, read from left to right. */
  /** @type {ReadonlyMap<string, number>} */
  const STEPS = new Map([
    ["ArrowDown", 1],
    ["ArrowRight", 1],
    ["ArrowUp", -1],
    ["ArrowLeft", -1],
  ]);
  const SIDEWAYS = new Set(["ArrowLeft", "ArrowRight"]);

  /**
   * Make the field for one's own words.
   * @returns {HTMLTextAreaElement}
   */
  function words() {
    return noticeParts.make("textarea", {
      id: "reason",
      rows: "2",
      maxlength: String(REASON_CHARS),
      "aria-describedby": "reason-hint",
    });
  }

  /**
   * Make one reason to choose.
   * @param {string} text
   * @param {() => void} choose
   */
  function choice(text, choose) {
    const chip = noticeParts.button("chip", text, choose);
    chip.setAttribute("role", "radio");
    chip.dir = "auto";
    return chip;
  }

  /**
   * Tell how many choices on an arrow leads.
   * @param {KeyboardEvent} event
   * @param {HTMLElement} group
   */
  function step({ key }, group) {
    const onward = STEPS.get(key) ?? 0;
    const turned = SIDEWAYS.has(key) && getComputedStyle(group).direction === "rtl";
    return turned ? -onward : onward;
  }

  /**
   * Make one of the choices the stop of all for Tab.
   * @param {HTMLElement[]} chips
   * @param {HTMLElement | undefined} stop
   */
  function stopAt(chips, stop) {
    for (const chip of chips) chip.tabIndex = chip === stop ? 0 : -1;
  }

  /**
   * Make the choices above a field: one stop for Tab, arrows among them.
   * @param {string[]} offered
   * @param {HTMLTextAreaElement} field
   * @param {() => void} changed
   */
  function choices(offered, field, changed) {
    /** @param {string} text */
    const pick = (text) => {
      field.value = text;
      changed();
    };
    const chips = offered.map((text) => choice(text, () => pick(text)));
    const attributes = { class: "chips", role: "radiogroup", "aria-labelledby": "reason-choose" };
    const group = noticeParts.make("div", attributes, chips);
    const chosen = () => chips.find((chip) => chip.textContent === field.value);
    /** Say which of them stands in the field. */
    const mark = () => {
      const now = chosen();
      for (const chip of chips) chip.ariaChecked = String(chip === now);
      stopAt(chips, now ?? chips[0]);
    };
    /**
     * Go to another choice by arrow and choose it, unless that would cost one's own words.
     * @param {KeyboardEvent} event
     * @param {Element | null} at what has the keyboard
     */
    const walk = (event, at) => {
      const from = chips.indexOf(/** @type {HTMLButtonElement} */ (at));
      if (from < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const to = (from + step(event, group) + chips.length) % chips.length;
      if (chosen() || !field.value.trim()) pick(offered[to] ?? "");
      stopAt(chips, chips[to]);
      chips[to]?.focus();
    };
    return { group, mark, walk };
  }

  /**
   * Ask for a reason.
   * @param {House.Answer} answer its reasons are the policy's, in its own language
   * @param {() => void} changed
   */
  function build({ id, reasons = [] }, changed) {
    const { make } = noticeParts;
    const field = words();
    const offered = reasons.length ? reasons : USUAL.map((key) => texts.say(key));
    const { group, mark, walk } = choices(offered, field, changed);
    const hint = texts.say(id === null ? "reason_hint_unkept" : "reason_hint");
    const block = make("div", { class: "reason" }, [
      make("label", { for: "reason" }, [texts.say("reason_label")]),
      make("p", { id: "reason-choose", class: "hint" }, [texts.say("reason_choose")]),
      group,
      field,
      make("p", { id: "reason-hint", class: "hint" }, [hint]),
    ]);
    return { block, field, mark, walk };
  }

  const ARROWS = Object.freeze([...STEPS.keys()]);
  return Object.freeze({ build, ARROWS });
})();
