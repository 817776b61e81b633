/** The wizard's answers while one is elsewhere: read from a form, and put into a new one. */

/** Makes one more row in a list of rows, and does not take the keyboard there. */
/** @type {WeakMap<Element, () => void>} */
const adders = new WeakMap();

/**
 * Name a list of rows, so that its rows can be made again.
 * @param {HTMLElement} box
 * @param {string} name
 * @param {() => void} add
 */
export function rowsOf(box, name, add) {
  box.dataset.rows = name;
  adders.set(box, add);
}

/**
 * Read every answer as it stands, finished or not.
 * @param {HTMLFormElement} form
 * @returns {Dash.Kept}
 */
export function answersOf(form) {
  const rows = boxes(form).map((box) => [box.dataset.rows, rowsIn(box).length]);
  const values = fields(form).map(([key, field]) => [key, answerIn(field)]);
  return { rows: Object.fromEntries(rows), values: Object.fromEntries(values) };
}

/**
 * Put answers into a form that was just made. What is not asked any more is left out.
 * @param {HTMLFormElement} form
 * @param {Dash.Kept} kept
 */
export function putInto(form, { rows, values }) {
  for (const box of boxes(form))
    for (let row = 0; row < (rows[box.dataset.rows ?? ""] ?? 0); row += 1) adders.get(box)?.();
  for (const [key, field] of fields(form)) {
    const value = values[key];
    if (value === undefined || value === answerIn(field)) continue;
    put(field, value);
    // A row is called after the tool that is chosen in it, and a field says what cannot be.
    for (const kind of ["change", "input"]) field.dispatchEvent(new Event(kind));
  }
}

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLElement[]}
 */
const boxes = (form) => [...form.querySelectorAll(/** @type {"div"} */ ("[data-rows]"))];

/** @param {Element} box */
const rowsIn = (box) => [...box.children].filter((one) => one.matches("[data-row]"));

/**
 * Give every field with a key of its own.
 * @param {HTMLFormElement} form
 * @returns {[string, Field][]}
 */
function fields(form) {
  const all = /** @type {NodeListOf<Field>} */ (form.querySelectorAll("input, select, textarea"));
  return [...all].map((field) => [keyOf(field), field]);
}

/**
 * Name a field by its list, its row there, and what it asks.
 * @param {Field} field
 */
function keyOf(field) {
  const row = field.closest("[data-row]");
  const box = row?.parentElement;
  const place = row && box ? `${box.dataset.rows}.${rowsIn(box).indexOf(row)}.` : "";
  const asked = field.name || field.dataset.field || "";
  return place + asked + (isBox(field) ? `=${field.value}` : "");
}

/**
 * @param {Field} field
 * @returns {field is HTMLInputElement}
 */
const isBox = (field) => field instanceof HTMLInputElement && field.type === "checkbox";

/** @param {Field} field */
const answerIn = (field) => (isBox(field) ? field.checked : field.value);

/**
 * Answer a field; a choice that is not offered any more is not made.
 * @param {Field} field
 * @param {string | boolean} value
 */
function put(field, value) {
  if (isBox(field)) field.checked = value === true;
  else if (!(field instanceof HTMLSelectElement)) field.value = String(value);
  else if ([...field.options].some((one) => one.value === value)) field.value = String(value);
}
