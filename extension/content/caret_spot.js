/**
 * Where on the screen a caret stands. Nothing of the page is changed to find out.
 */
const caretSpot = (() => {
  /** Text controls tell no place; beyond so many characters measuring costs more than it gives. */
  const MEASURED_CHARS = 20_000;
  /** Height taken for a line where nothing tells, pixels: a browser's own 16 px text. */
  const LINE_PX = 20;
  /** What decides where the text of a control breaks. */
  const DECIDING = [
    ...["font", "letter-spacing", "word-spacing", "text-indent", "text-transform", "text-align"],
    ...["direction", "tab-size", "line-height", "padding", "border", "box-sizing"],
  ];

  /** @typedef {{left: number, top: number, bottom: number}} Spot */

  /**
   * Keep a spot inside its editor: what is scrolled away has no place on the screen.
   * @param {Spot} spot
   * @param {DOMRect} frame
   * @returns {Spot}
   */
  function within({ left, top, bottom }, frame) {
    const inside = (
      /** @type {number} */ at,
      /** @type {number} */ low,
      /** @type {number} */ high,
    ) => Math.min(Math.max(at, low), high);
    return {
      left: inside(left, frame.left, frame.right),
      top: inside(top, frame.top, frame.bottom),
      bottom: inside(bottom, frame.top, frame.bottom),
    };
  }

  /**
   * Lay out a copy of a control's text, out of the page's sight, and look where its end lies.
   * @param {HTMLInputElement | HTMLTextAreaElement} control
   * @param {number} end
   * @param {ShadowRoot} root
   * @returns {Spot}
   */
  function inControl(control, end, root) {
    const frame = control.getBoundingClientRect();
    const style = getComputedStyle(control);
    const copy = document.createElement("div");
    for (const name of DECIDING) copy.style.setProperty(name, style.getPropertyValue(name));
    copy.style.cssText += `;position:fixed;visibility:hidden;overflow-wrap:break-word;
      left:${frame.left - control.scrollLeft}px;top:${frame.top - control.scrollTop}px;
      width:${frame.width}px;white-space:${control instanceof HTMLInputElement ? "pre" : "pre-wrap"}`;
    const tip = document.createElement("span");
    tip.textContent = "\u200b";
    copy.append(control.value.slice(0, end), tip);
    root.append(copy);
    const spot = tip.getBoundingClientRect();
    copy.remove();
    return spot;
  }

  /**
   * Look where a range ends. An empty line has no box of its own: then its element tells.
   * @param {Range} range
   * @returns {Spot}
   */
  function ofRange(range) {
    const box = [...range.getClientRects()].at(-1);
    if (box) return { left: box.right, top: box.top, bottom: box.bottom };
    const { endContainer } = range;
    const around = endContainer instanceof Element ? endContainer : endContainer.parentElement;
    const { left = 0, top = 0 } = around?.getBoundingClientRect() ?? {};
    return { left, top, bottom: top + LINE_PX };
  }

  /**
   * Find the caret on the screen.
   * @param {House.Place} place
   * @param {ShadowRoot} root closed, of ours: for laying out
   * @returns {Spot}
   */
  function of({ target, editor, end, range }, root) {
    const at = editor ?? target;
    const frame = at.getBoundingClientRect();
    if (range) return within(ofRange(range), frame);
    const measurable = fields.isControl(at) && end !== null && end <= MEASURED_CHARS;
    return within(measurable ? inControl(at, end, root) : frame, frame);
  }

  return Object.freeze({ of });
})();
