/**
 * What a person does in an editor while a paste for it is held: kept in order, nothing lost.
 *
 * Text that an input method is composing is left alone; the paste then waits until it is done.
 */
const hold = (() => {
  /** How long a held paste waits for an input method, milliseconds: a long phrase is done by then. */
  const COMPOSING_LIMIT_MS = 10_000;

  /**
   * @typedef {object} Current
   * @property {HTMLElement | null} editor
   * @property {House.Step[]} steps
   * @property {boolean} touched an input method wrote meanwhile: the noted caret is stale
   * @property {boolean} clicked the person put the caret elsewhere in the editor
   * @property {ReturnType<typeof caretMove.count>} counted where the paste is meant to go
   */
  /** @type {Current | null} */
  let current = null;
  let composing = false;
  /** @type {Array<() => void>} */
  let waiting = [];

  /**
   * Begin to hold an editor.
   * @param {HTMLElement | null} editor
   */
  function begin(editor) {
    const counted = editor && caretMove.count(editor);
    current = { editor, steps: [], touched: false, clicked: false, counted };
  }

  /** Let go. */
  function end() {
    current = null;
  }

  /** Tell whether something is held. */
  const isOn = () => current !== null;

  /**
   * Note a step; characters written one after another are one step.
   * @param {House.Step} step
   */
  function note(step) {
    const last = current?.steps.at(-1);
    if (step.kind === "text" && last?.kind === "text") last.text += step.text;
    else current?.steps.push({ ...step });
  }

  /**
   * Note one more paste: it goes where the caret then is, or into the other editor it was meant for.
   * @param {House.Held} held
   * @param {House.Place} place
   */
  function notePaste(held, place) {
    note({ kind: "paste", held, elsewhere: place.editor === current?.editor ? null : place });
  }

  /** Take the oldest step. */
  const next = () => current?.steps.shift();

  /** Keep what was written, forget keys: they were meant for a moment that is over. */
  function forgetKeys() {
    if (current) current.steps = current.steps.filter(({ kind }) => kind !== "key");
  }

  /** Tell, once, whether an input method wrote since the last call. */
  function wasTouched() {
    const touched = current?.touched ?? false;
    if (current) current.touched = false;
    return touched;
  }

  /** Tell whether a click moved the caret. */
  const wasClicked = () => current?.clicked ?? false;

  /** Say where the held paste is meant to go. */
  const counted = () => current?.counted ?? null;

  /**
   * Wait until no input method is composing, but not for ever: some never say that they ended.
   * @returns {Promise<void>}
   */
  const quiet = () =>
    new Promise((done) => {
      if (!composing) {
        done();
        return;
      }
      waiting.push(done);
      setTimeout(done, COMPOSING_LIMIT_MS);
    });

  /**
   * Tell whether an event is a person's and meant for the held editor.
   * @param {Event} event
   */
  const concerns = (event) =>
    current !== null &&
    current.editor !== null &&
    event.isTrusted &&
    !notice.isOpen() &&
    fields.editorOf(fields.targetOf(event)) === current.editor;

  /** @param {Event} event */
  function keep(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {KeyboardEvent} event */
  function onKeydown(event) {
    if (event.isComposing || event.keyCode === 229 || !concerns(event)) return;
    const step = replay.stepFor(event);
    if (!step) return;
    keep(event);
    note(step);
  }

  /**
   * Note text that comes without a key: emoji pickers, dictation, spelling corrections.
   * @param {InputEvent} event
   */
  function onBeforeInput(event) {
    if (event.isComposing || !event.cancelable || event.inputType !== "insertText") return;
    if (insertNative.isWorking() || !concerns(event) || !event.data) return;
    keep(event);
    note({ kind: "text", text: event.data });
  }

  /**
   * Note where a click put the caret: what is written afterwards is meant for there.
   * @param {Event} event
   */
  function onMouseUp(event) {
    if (!current?.editor || !concerns(event)) return;
    const clicked = caretMove.count(current.editor);
    if (!clicked) return;
    current.clicked = true;
    note({ kind: "caret", clicked });
  }

  /** @param {Event} event */
  function onCompositionStart(event) {
    if (!event.isTrusted) return;
    composing = true;
    if (current) current.touched = true;
  }

  /** The end is believed from anyone: Chromium marks some as untrusted (measured). */
  function onCompositionEnd() {
    composing = false;
    if (current) current.touched = true;
    const done = waiting;
    waiting = [];
    // The composed text lands after this event; a macrotask later it is there.
    setTimeout(() => {
      for (const go of done) go();
    }, 0);
  }

  /** @type {ReadonlyArray<[string, (event: any) => void]>} */
  const listeners = [
    ["keydown", onKeydown],
    ["beforeinput", onBeforeInput],
    ["mouseup", onMouseUp],
    ["compositionstart", onCompositionStart],
    ["compositionend", onCompositionEnd],
  ];

  return Object.freeze({
    ...{ begin, end, isOn, notePaste, next, forgetKeys, quiet, listeners },
    ...{ wasTouched, wasClicked, counted },
  });
})();
