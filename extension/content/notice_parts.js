/**
 * The pieces the notice is built of: made with createElement, never parsed.
 */
const noticeParts = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /**
   * Make an element.
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} tag
   * @param {Record<string, string>} [attributes]
   * @param {Array<Node | string>} [children]
   * @returns {HTMLElementTagNameMap[K]}
   */
  function make(tag, attributes = {}, children = []) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /** Make the element the page sees: nothing of its styles comes in, nothing of ours goes out. */
  function host() {
    return make("div", { style: "all: initial !important" });
  }

  /**
   * Make a piece of a drawing.
   * @param {string} tag
   * @param {Record<string, string>} attributes
   */
  function draw(tag, attributes) {
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    return shape;
  }

  /** Draw our mark; the same as icons/protected.svg. */
  function mark() {
    const svg = draw("svg", { viewBox: "0 0 24 24", class: "mark", "aria-hidden": "true" });
    svg.append(
      draw("rect", { width: "24", height: "24", rx: "6.5" }),
      draw("path", { d: "M8 5v14.2M8 13.4c0-4.9 8.6-4.9 8.6 0v5.8" }),
    );
    return svg;
  }

  /**
   * Make a button that only a person can press.
   * @param {string} look
   * @param {string} label
   * @param {() => void} press
   * @returns {HTMLButtonElement}
   */
  function button(look, label, press) {
    const element = make("button", { type: "button", class: look }, [label]);
    element.addEventListener("click", (event) => {
      if (event.isTrusted) press();
    });
    return element;
  }

  const SCROLLS = Object.entries({ tabindex: "0", role: "group", "aria-labelledby": "headline" });

  /**
   * Let the keyboard scroll what does not fit, also after the window was made smaller.
   * @param {HTMLElement} scroll
   */
  function reachable(scroll) {
    const fit = () => {
      const fits = scroll.scrollHeight <= scroll.clientHeight;
      for (const [name, value] of SCROLLS) {
        if (fits) scroll.removeAttribute(name);
        else scroll.setAttribute(name, value);
      }
    };
    new ResizeObserver(fit).observe(scroll);
  }

  /** What the agent says of a rule is English for now, in whatever language the rest is. */
  const RULE_WORDS = Object.freeze({ lang: "en", dir: "ltr" });

  /**
   * Show one finding. One more of a kind is short to the eye and complete to a screen reader.
   * @param {{title: string, sample: string, why: string, count: string, again: boolean}} finding
   */
  function finding({ title, sample, why, count, again }) {
    const unseen = again ? " unseen" : "";
    const named = again && sample ? "finding-title unseen" : "finding-title";
    const head = make("div", { class: "finding-head" }, [
      make("span", { ...RULE_WORDS, class: named }, [title]),
    ]);
    if (sample) head.append(" ", make("code", { class: "sample", dir: "ltr" }, [sample]));
    if (count) head.append(" ", make("span", { class: "count" }, [count]));
    const item = make("li", again ? { class: "again" } : {}, [head, " "]);
    item.append(make("div", { ...RULE_WORDS, class: `why${unseen}` }, [why]));
    return item;
  }

  return Object.freeze({ make, host, mark, button, reachable, finding });
})();
