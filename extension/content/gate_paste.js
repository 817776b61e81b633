/**
 * The gate for pastes: hold, ask, and let through what may go. It stands on the window in the
 * capture phase from document_start, so the page's own listeners come after it.
 */
(() => {
  /** What is said when something went in unchecked, or did not go in. */
  const SAID = Object.freeze({
    silent: "status_silent",
    error: "status_error",
    too_large: "status_too_large",
    gone: "status_gone",
    refused: "status_refused",
    updated: "status_updated",
    files: "status_files",
  });
  /** What a script says when it arrives, so that those from before an update step aside. */
  const ARRIVED = "handrail";
  /** What is still said when the extension was updated under a held paste. */
  const LAST_WORDS = Object.freeze([
    ...[SAID.gone, SAID.refused, SAID.updated, SAID.files],
    ...["status_copy", "status_copied", "status_not_copied", "status_close"],
  ]);
  /** How long an orphan waits for the new script, milliseconds: 320 measured, on a slow machine more. */
  const FAREWELL_MS = 2000;
  let succeeded = false;
  const HIDDEN = Object.freeze({ one: "status_hidden_one", other: "status_hidden_other" });

  /**
   * Tell a person what could not be done, with the content still at hand.
   * @param {"gone" | "refused" | "updated"} outcome
   * @param {House.Held} held
   */
  function explain(outcome, held) {
    const text = clip.textOf(held);
    statusLine.keep(texts.say(text ? SAID[outcome] : SAID.files), text);
  }

  /**
   * Put content into its editor.
   * @param {House.Held} held
   * @param {House.Place} place
   * @returns {Promise<boolean>}
   */
  async function deliver(held, place) {
    if (hold.wasClicked()) {
      caret.restore(place);
      await caretMove.noticed();
    }
    const now = hold.wasTouched() && place.editor ? caret.save(place.editor) : place;
    const outcome = await insert.deliver(held, now);
    if (outcome !== "inserted") explain(outcome, held);
    return outcome === "inserted";
  }

  /**
   * Do what the person chose.
   * @param {House.Choice} choice
   * @param {House.Answer} answer
   * @param {House.Held} held
   * @param {House.Place} place
   */
  async function carryOut(choice, answer, held, place) {
    channel.decide(answer.id, choice);
    if (choice.decision === "cancelled") {
      caret.restore(place);
    } else if (choice.decision === "continued") {
      await deliver(held, place);
    } else if ((await deliver(clip.redacted(answer), place)) && channel.alive()) {
      statusLine.say(texts.count(HIDDEN, noticeModel.hidden(answer)));
    }
  }

  /**
   * Say so where something went in that nobody checked.
   * @param {House.Answer} answer
   */
  function admit({ unchecked, partial, unscannable }) {
    if (unchecked && unchecked !== "never_met") statusLine.say(texts.say(SAID[unchecked]));
    else if (partial) statusLine.say(texts.say("status_partial"));
    else if (unscannable) statusLine.say(texts.say("status_unscannable"));
  }

  /**
   * Ask about one paste and settle it.
   * @param {House.Held} held
   * @param {House.Place} place
   */
  async function settle(held, place) {
    waiting.begin(place);
    const question = /** @type {const} */ ({ kind: "judge", surface: "paste" });
    const answer = await channel.judge({ ...question, ...clip.describe(held) });
    await hold.quiet();
    waiting.end();
    if (!channel.alive()) {
      explain("updated", held); // nobody judged it; the script that replaced this one will
      return;
    }
    if (answer.action === "allow") {
      if (await deliver(held, place)) admit(answer);
      return;
    }
    statusLine.hide();
    const choice = await notice.ask(answer);
    hold.forgetKeys();
    await carryOut(choice, answer, held, place);
  }

  /**
   * Put the caret where the person clicked meanwhile.
   * @param {HTMLElement | null} editor
   * @param {Extract<House.Step, {kind: "caret"}>} step
   */
  async function moveTo(editor, { clicked }) {
    const pasted = hold.counted();
    if (!editor?.isConnected || !pasted) return;
    caretMove.put(editor, clicked, pasted);
    await caretMove.noticed();
  }

  /**
   * Do what the person did meanwhile: one step of it.
   * @param {House.Step} step
   * @param {House.Place} place of the first paste
   */
  async function catchUp(step, place) {
    if (step.kind === "paste") {
      await settle(step.held, step.elsewhere ?? caret.save(place.editor ?? place.target));
    } else if (step.kind === "caret") {
      await moveTo(place.editor, step);
    } else {
      replay.perform(step);
    }
  }

  /**
   * Settle a paste, then everything the person did meanwhile, in order.
   * @param {House.Held} held
   * @param {House.Place} place
   */
  async function run(held, place) {
    hold.begin(place.editor);
    statusLine.hide();
    let now = held;
    let settled = false;
    try {
      await settle(now, place);
      for (let step = hold.next(); step; step = hold.next()) {
        if (step.kind === "paste") now = step.held;
        await catchUp(step, place);
      }
      settled = true;
    } finally {
      hold.end();
      waiting.end();
      if (succeeded) disarm();
      // A bug of ours must not cost the person the content.
      if (!settled) explain("refused", now);
    }
  }

  /** @param {ClipboardEvent} event */
  function onPaste(event) {
    if (!event.isTrusted || !event.clipboardData) return;
    const held = clip.read(event.clipboardData);
    if (clip.isEmpty(held)) return;
    const place = caret.save(fields.targetOf(event));
    if (!channel.alive()) return farewell(event, held);
    if (goesOn(event.clipboardData, held)) return;
    keep(event);
    if (hold.isOn()) hold.notePaste(held, place);
    else run(held, place);
  }

  /**
   * Let the browser's own paste go on in a pause, and where nothing could be held up. During a
   * hold order counts.
   * @param {DataTransfer} data
   * @param {House.Held} held
   */
  function goesOn(data, held) {
    if (hold.isOn()) return false;
    return pause.letsPass() || prefilterLine.passes("paste", data, held);
  }

  /** @param {Event} event */
  function keep(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /**
   * Give back what came between an update and the new script: nobody would check it. An extension
   * that was turned off has no new script and must not stay in the way for long.
   * @param {ClipboardEvent} event
   * @param {House.Held} held
   */
  function farewell(event, held) {
    setTimeout(disarm, FAREWELL_MS);
    if (texts.say(SAID.updated) === "") return; // it could not even be said
    keep(event);
    explain("updated", held);
  }

  /** Wake the worker when a person is about to paste. */
  function onApproach() {
    if (!channel.alive()) return;
    texts.keep(LAST_WORDS);
    channel.greet();
  }

  /** Step aside for the script that came with an update; what is held is finished first. */
  function onArrived() {
    succeeded = !channel.alive();
    if (succeeded && !hold.isOn()) disarm();
  }

  /** @type {ReadonlyArray<readonly [string, (event: any) => void]>} */
  const listeners = [
    ...noticeKeys.listeners,
    ...notice.listeners,
    ...hold.listeners,
    ["paste", onPaste],
    ["focusin", onApproach],
    [ARRIVED, onArrived],
  ];

  /** Take the place on the window; adding a listener twice does nothing. */
  function arm() {
    for (const [name, listener] of listeners) window.addEventListener(name, listener, true);
  }

  /** Step aside: the extension this script belonged to is gone. */
  function disarm() {
    for (const [name, listener] of listeners) window.removeEventListener(name, listener, true);
    stopWatching();
  }

  chrome.runtime.onMessage.addListener((message, sender, reply) => {
    if (sender.id === chrome.runtime.id && message?.kind === "alive") reply(true);
    return false;
  });
  window.dispatchEvent(new Event(ARRIVED));
  const stopWatching = reopened.watch(arm);
  channel.greet();
})();
