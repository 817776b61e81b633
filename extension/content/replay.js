/**
 * Keys a person pressed while a paste was held: noted as steps, done again in order afterwards.
 */
const replay = (() => {
  /** What the browser does for a key when the page does not. Value: command, or a caret move. */
  const DEFAULTS = new Map([
    ["Backspace", "delete"],
    ["Delete", "forwardDelete"],
    ["ctrl+a", "selectAll"],
    ["ctrl+z", "undo"],
    ["ctrl+shift+z", "redo"],
    ["ctrl+y", "redo"],
    ["shift+Enter", "insertLineBreak"],
    ["Enter", "insertParagraph"],
  ]);
  /** @type {ReadonlyMap<string, [direction: string, step: string]>} */
  const MOVES = new Map([
    ["ArrowLeft", ["left", "character"]],
    ["ArrowRight", ["right", "character"]],
    ["ArrowUp", ["backward", "line"]],
    ["ArrowDown", ["forward", "line"]],
    ["Home", ["backward", "lineboundary"]],
    ["End", ["forward", "lineboundary"]],
  ]);

  /**
   * Name a key with its modifiers.
   * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">} event
   */
  function nameOf({ key, ctrlKey, metaKey, shiftKey }) {
    const name = key.length === 1 ? key.toLowerCase() : key;
    return `${ctrlKey || metaKey ? "ctrl+" : ""}${shiftKey ? "shift+" : ""}${name}`;
  }

  /**
   * Tell whether a key writes a character.
   * @param {KeyboardEvent} event
   */
  const writes = (event) =>
    [...event.key].length === 1 &&
    (event.getModifierState("AltGraph") || !(event.ctrlKey || event.metaKey || event.altKey));

  /**
   * Turn a key press into a step, if it would change the text or move the caret.
   * @param {KeyboardEvent} event
   * @returns {House.Step | null} null for shortcuts that are the browser's, paste keys included
   */
  function stepFor(event) {
    if (writes(event)) return { kind: "text", text: event.key };
    if (!DEFAULTS.has(nameOf(event)) && !MOVES.has(event.key)) return null;
    const { key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey } = event;
    return { kind: "key", init: { key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey } };
  }

  /**
   * Write characters at the caret.
   * @param {Element} target
   * @param {string} text
   */
  function write(target, text) {
    const how = { inputType: "insertText", data: text, bubbles: true, cancelable: true };
    const event = new InputEvent("beforeinput", { ...how, composed: true });
    if (target.dispatchEvent(event)) insertNative.command("insertText", text);
  }

  /**
   * Do for Enter what the browser would have done: it depends on the field.
   * @param {Element} target
   * @param {string} name
   */
  function enter(target, name) {
    if (target instanceof HTMLInputElement) target.form?.requestSubmit();
    else if (fields.isControl(target)) insertNative.command("insertText", "\n");
    else insertNative.command(DEFAULTS.get(name) ?? "insertParagraph");
  }

  /**
   * Do for a key what the browser would have done.
   * @param {Element} target
   * @param {KeyboardEventInit} init
   */
  function byDefault(target, init) {
    const event = new KeyboardEvent("keydown", init);
    const move = MOVES.get(event.key);
    if (move) document.getSelection()?.modify(event.shiftKey ? "extend" : "move", ...move);
    else if (event.key === "Enter") enter(target, nameOf(event));
    else insertNative.command(DEFAULTS.get(nameOf(event)) ?? "");
  }

  /**
   * Do one step again where the focus is.
   * @param {Exclude<House.Step, {kind: "paste" | "caret"}>} step
   */
  function perform(step) {
    const target = fields.focused();
    if (!target) return;
    if (step.kind === "text") {
      write(target, step.text);
      return;
    }
    const init = { ...step.init, bubbles: true, cancelable: true, composed: true };
    if (target.dispatchEvent(new KeyboardEvent("keydown", init))) byDefault(target, init);
    target.dispatchEvent(new KeyboardEvent("keyup", init));
  }

  return Object.freeze({ stepFor, perform });
})();
