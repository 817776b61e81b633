// What every editor page offers a test: where it stands and what is in it.
export const place = document.querySelector("#editor");

/** Offer the state of an editor; `target` is what a person clicks into. */
export function offer(target, read) {
  target.dataset.target = "yes";
  window.editorState = () => ({ ...read(), focused: target.contains(document.activeElement) });
}

/** Where the selection lies in an element, as paths of child numbers. */
export function selectionIn(root) {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection();
  const path = (node, offset) => {
    const steps = [offset];
    for (let at = node; at && at !== root; at = at.parentNode) {
      steps.unshift([...at.parentNode.childNodes].indexOf(at));
    }
    return steps;
  };
  return [path(anchorNode, anchorOffset), path(focusNode, focusOffset)];
}

/** The state of a text control. */
export const control = (field) => ({
  text: field.value,
  caret: [field.selectionStart, field.selectionEnd],
});

/** The state of an element that the browser itself makes editable. */
export const editable = (root) => ({
  text: root.innerText,
  html: root.innerHTML,
  caret: selectionIn(root),
});
