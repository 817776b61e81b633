/** Bars, drawn as SVG and told as a table: the same numbers for eyes and for ears. */

import { make } from "./dom.js";
import { amount } from "./words.js";

// Drawn for the window there is, so that the writing keeps its size.
const WIDE = 720;
const NARROW = 330;
/** Tells whether there is room for little; the charts are drawn anew when that changes. */
export const narrow = matchMedia("(max-width: 720px)");
const HEIGHT = 200;
const LEFT = 40;
const BOTTOM = 24;
const TOP = 8;
const LINES = 4;
// So much room a name under the bars takes.
const NAME_WIDE = 110;

/**
 * Make an SVG element.
 * @param {string} tag
 * @param {Record<string, string | number>} given
 * @param {...(Node | string)} children
 */
function svg(tag, given, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * Round up to a number that reads well on an axis.
 * @param {number} most
 */
export function ceiling(most) {
  const step = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  const nice = [1, 2, 4, 5, 10].map((factor) => factor * step);
  return Math.max(nice.find((one) => one >= most) ?? most, LINES);
}

/**
 * Draw bars that stand on each other, one pile for each place.
 * @param {string} title
 * @param {string} summary what a screen reader says instead of the picture
 * @param {string[]} places
 * @param {Dash.Series[]} series
 */
export function piles(title, summary, places, series) {
  const sums = places.map((_, at) => series.reduce((sum, one) => sum + (one.values[at] ?? 0), 0));
  const most = ceiling(Math.max(...sums));
  const width = narrow.matches ? NARROW : WIDE;
  const wide = (width - LEFT) / places.length;
  const high = HEIGHT - BOTTOM - TOP;
  const drawing = svg("svg", {
    viewBox: `0 0 ${width} ${HEIGHT}`,
    role: "img",
    "aria-label": `${title}. ${summary}`,
  });
  drawing.append(...scale(most, high, width), ...under(places, wide));
  places.forEach((place, at) => {
    const pile = svg("g", {}, svg("title", {}, `${place}: ${amount(sums[at] ?? 0)}`));
    let floor = TOP + high;
    for (const one of series) {
      const tall = ((one.values[at] ?? 0) / most) * high;
      floor -= tall;
      const x = LEFT + at * wide + wide * 0.12;
      if (tall)
        pile.append(
          svg("rect", { class: one.look, x, y: floor, width: wide * 0.76, height: tall }),
        );
    }
    drawing.append(pile);
  });
  return figure(title, drawing, legend(series), table(title, places, series));
}

/**
 * Draw the lines of the scale.
 * @param {number} most
 * @param {number} high
 * @param {number} width
 */
function* scale(most, high, width) {
  for (let step = 0; step <= LINES; step += 1) {
    const y = TOP + high - (step / LINES) * high;
    const value = (most * step) / LINES;
    yield svg("line", { class: "scale", x1: LEFT, x2: width, y1: y, y2: y });
    if (Number.isInteger(value))
      yield svg("text", { x: LEFT - 6, y: y + 4, "text-anchor": "end" }, amount(value));
  }
}

/**
 * Write a few names under the bars.
 * @param {string[]} places
 * @param {number} wide
 */
function* under(places, wide) {
  const every = Math.ceil(NAME_WIDE / wide);
  for (let at = 0; at < places.length; at += every)
    yield svg("text", { x: LEFT + at * wide, y: HEIGHT - 6 }, places[at] ?? "");
}

/**
 * Draw bars that lie, one row for each place, its parts behind each other.
 * @param {string} title
 * @param {string[]} places
 * @param {Dash.Series[]} series
 */
export function rows(title, places, series) {
  const sums = places.map((_, at) => series.reduce((sum, one) => sum + (one.values[at] ?? 0), 0));
  const most = Math.max(...sums, 1);
  const lines = places.map((place, at) => {
    const bar = svg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none" });
    let x = 0;
    for (const one of series) {
      const width = ((one.values[at] ?? 0) / most) * 100;
      if (width) bar.append(svg("rect", { class: one.look, x, y: 0, width, height: 10 }));
      x += width;
    }
    return make(
      "div",
      null,
      make("span", null, place),
      bar,
      make("span", null, amount(sums[at] ?? 0)),
    );
  });
  const drawing = make("div", { class: "bars", "aria-hidden": "true" }, ...lines);
  return figure(title, drawing, legend(series), table(title, places, series, true));
}

/**
 * Put a chart together.
 * @param {string} title
 * @param {...(Node | string)} parts
 */
function figure(title, ...parts) {
  return make("section", { class: "card chart" }, make("h2", null, title), ...parts);
}

/**
 * Say which colour is what.
 * @param {Dash.Series[]} series
 */
function legend(series) {
  const keys = series.map((one) =>
    make(
      "span",
      null,
      svg("svg", { viewBox: "0 0 10 10" }, svg("rect", { class: one.look, width: 10, height: 10 })),
      one.name,
    ),
  );
  return make("p", { class: "legend", "aria-hidden": "true" }, ...keys);
}

/**
 * Tell the same as a table; places without any number are left out.
 * @param {string} title
 * @param {string[]} places
 * @param {Dash.Series[]} series
 */
function table(title, places, series, named = false) {
  const heads = ["", ...series.map((one) => one.name)];
  const lines = places.flatMap((place, at) => {
    const values = series.map((one) => one.values[at] ?? 0);
    if (!named && !values.some(Boolean)) return [];
    const cells = values.map((value) => make("td", null, amount(value)));
    return [make("tr", null, make("th", { scope: "row" }, place), ...cells)];
  });
  const head = heads.map((name, at) =>
    at ? make("th", { scope: "col" }, name) : make("td", null),
  );
  return make(
    "details",
    null,
    make("summary", null, "As a table"),
    make(
      "table",
      null,
      make("caption", { class: "unseen" }, title),
      make("thead", null, make("tr", null, ...head)),
      make("tbody", null, ...lines),
    ),
  );
}
