/**
 * Builds the notice: the words above, the buttons an answer allows below.
 */
const noticeBuild = (() => {
  /**
   * Make the buttons an answer allows, the one to press last and largest in colour.
   * @param {ReturnType<typeof noticeModel.draw>} model
   * @param {(decision: Wire.Decision) => void} choose
   */
  function buttons(model, choose) {
    const dont = noticeParts.button(
      model.redact ? "button" : "button main",
      texts.say("button_dont_paste"),
      () => choose("cancelled"),
    );
    const proceed =
      model.proceed === "no"
        ? null
        : noticeParts.button("button quiet", texts.say("button_continue"), () =>
            choose("continued"),
          );
    const redact =
      model.redact &&
      noticeParts.button("button main", texts.say("button_redact_paste"), () => choose("redacted"));
    const row = [proceed, dont, redact].filter((button) => button instanceof HTMLElement);
    return { dont, proceed, row: noticeParts.make("div", { class: "buttons" }, row) };
  }

  /**
   * Make the part above the buttons.
   * @param {ReturnType<typeof noticeModel.draw>} model
   * @param {string} toolName
   */
  function body(model, toolName) {
    const { make, mark, finding } = noticeParts;
    const line = (/** @type {string} */ look, /** @type {string} */ text) =>
      text ? [make("p", { class: look }, [text])] : [];
    const labelled = (/** @type {string} */ key, /** @type {string} */ text) => {
      const label = make("strong", {}, [texts.say(key)]);
      return text ? [make("p", { class: "next" }, [label, " ", make("bdi", {}, [text])])] : [];
    };
    const list = model.findings.map(finding);
    return [
      make("div", { class: "brand" }, [
        mark(),
        make("span", { id: "brand" }, [texts.say("brand")]),
        make("span", { class: "tool" }, [toolName]),
      ]),
      make("h2", { id: "headline" }, [model.headline]),
      make("p", { id: "lead", class: "lead" }, [model.lead]),
      ...(list.length ? [make("ul", { role: "list", class: "findings" }, list)] : []),
      ...model.notes.flatMap((note) => line("note", note)),
      ...labelled("next_label", model.next),
      ...labelled("shared_label", model.shared),
      ...line("instead", model.instead),
    ];
  }

  /**
   * Put the dialog into a closed root, where the page sees only an empty element.
   * @param {HTMLDialogElement} dialog
   */
  function enclose(dialog) {
    const host = noticeParts.host();
    noticeKeys.muffle(host);
    const root = host.attachShadow({ mode: "closed" });
    root.adoptedStyleSheets = [noticeStyle.sheet()];
    root.append(dialog);
    return { host, root, dialog };
  }

  /**
   * Build the notice for an answer.
   * @param {House.Answer} answer
   * @param {(choice: House.Choice) => void} choose
   * @param {() => void} changed called when a reason was picked
   */
  function build(answer, choose, changed) {
    const model = noticeModel.draw(answer, texts);
    const dialog = noticeParts.make("dialog", {
      role: "alertdialog",
      lang: texts.say("language_tag"),
      dir: texts.say("@@bidi_dir"),
      "aria-labelledby": "brand headline",
      "aria-describedby": "lead",
    });
    const ask = model.proceed === "reason" ? noticeReason.build(answer, changed) : null;
    /** @param {Wire.Decision} decision */
    const decide = (decision) =>
      choose({ decision, reason: decision === "continued" ? (ask?.field.value.trim() ?? "") : "" });
    const { dont, proceed, row } = buttons(model, decide);
    const scroll = noticeParts.make("div", { class: "scroll" }, body(model, answer.tool.name));
    if (ask) scroll.append(ask.block);
    dialog.append(scroll, row);
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      decide("cancelled");
    });
    return {
      ...enclose(dialog),
      scroll,
      safest: dont,
      proceed,
      reason: ask?.field ?? null,
      mark: ask?.mark,
      walk: ask?.walk,
      decide,
    };
  }

  return Object.freeze({ build });
})();
