/**
 * What a person does in an editor while a paste for it is held: kept in order, nothing lost.
 *
 * Text that an input method is composing is left alone; the paste then waits until it is done.
 */
const hold = (() => {
  /**
   * @typedef {object} Current
   * @property {HTMLElement | null} editor
   * @property {House.Step[]} steps
   * @property {boolean} touched an input method wrote meanwhile: the noted caret is stale
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
    current = { editor, steps: [], touched: false };
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

  /** Wait until no input method is composing. */
  const quiet = () =>
    composing
      ? new Promise((/** @type {(value?: undefined) => void} */ done) => waiting.push(done))
      : undefined;

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
    if (!concerns(event) || !event.data) return;
    keep(event);
    note({ kind: "text", text: event.data });
  }

  /** @param {Event} event */
  function onComposition(event) {
    if (!event.isTrusted) return;
    composing = event.type === "compositionstart";
    if (current) current.touched = true;
    if (composing) return;
    // The composed text lands after this event; a macrotask later it is there.
    const done = waiting;
    waiting = [];
    setTimeout(() => {
      for (const go of done) go();
    }, 0);
  }

  /** @type {ReadonlyArray<[string, (event: any) => void]>} */
  const listeners = [
    ["keydown", onKeydown],
    ["beforeinput", onBeforeInput],
    ["compositionstart", onComposition],
    ["compositionend", onComposition],
  ];

  return Object.freeze({ begin, end, isOn, note, next, forgetKeys, wasTouched, quiet, listeners });
})();
