/**
 * Which editor an event is meant for, through shadow roots.
 */
const fields = (() => {
  /** Kinds of input a person types text into. */
  const TEXT_INPUTS = new Set(["", "text", "search", "url", "tel", "email", "password", "number"]);

  /**
   * Open a shadow root, also a closed one, where the browser lets an extension do so.
   * @param {Element} element
   * @returns {ShadowRoot | null}
   */
  function shadowOf(element) {
    if (element.shadowRoot) return element.shadowRoot;
    // After an update of the extension its old scripts may not look: asking throws.
    if (!(element instanceof HTMLElement) || !chrome.runtime?.id) return null;
    const firefox = /** @type {{openOrClosedShadowRoot?: ShadowRoot}} */ (element);
    return firefox.openOrClosedShadowRoot ?? chrome.dom?.openOrClosedShadowRoot(element) ?? null;
  }

  /**
   * Follow the focus into shadow roots, down to the element that really has it.
   * @param {Element | null} [from]
   * @returns {Element | null}
   */
  function focused(from = document.activeElement) {
    const inner = from && shadowOf(from)?.activeElement;
    return inner ? focused(inner) : from;
  }

  /**
   * Find what an event is really meant for, through shadow roots.
   * @param {Event} event
   * @returns {Element}
   */
  function targetOf(event) {
    const first = event.composedPath()[0];
    const element = first instanceof Element ? first : document.documentElement;
    return (shadowOf(element) && focused(element)) || element;
  }

  /**
   * Step up the tree, out of shadow roots too.
   * @param {Node} node
   * @returns {Node | null}
   */
  const parentOf = (node) => (node instanceof ShadowRoot ? node.host : node.parentNode);

  /**
   * Tell whether this is a text control.
   * @param {Node | null} node
   * @returns {node is HTMLInputElement | HTMLTextAreaElement}
   */
  const isControl = (node) =>
    node instanceof HTMLTextAreaElement ||
    (node instanceof HTMLInputElement && TEXT_INPUTS.has(node.type));

  /**
   * List a node and everything around it, out of shadow roots too.
   * @param {Node} node
   */
  function* outwards(node) {
    for (let at = /** @type {Node | null} */ (node); at; at = parentOf(at)) yield at;
  }

  /**
   * Find the outermost editable element around a node.
   * @param {Node} node
   * @returns {HTMLElement | null}
   */
  function editableAround(node) {
    /** @type {HTMLElement | null} */
    let editable = null;
    for (const at of outwards(node)) {
      if (at instanceof HTMLElement && at.isContentEditable) editable = at;
      else if (editable) return editable;
    }
    return editable;
  }

  /**
   * Find what a person writes in at this node: a control, or else an editable element.
   * @param {Node} node
   * @returns {HTMLElement | null} null where nothing can be written
   */
  function editorOf(node) {
    const control = outwards(node).find(isControl);
    if (!control) return editableAround(node);
    return control.readOnly || control.disabled ? null : control;
  }

  return Object.freeze({ focused, targetOf, editorOf, isControl });
})();
