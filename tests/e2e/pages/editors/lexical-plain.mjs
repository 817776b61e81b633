// Lexical with its plain text plugin and history.
import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { $getRoot, $getSelection, createEditor } from "lexical";
import { offer, place } from "./look.mjs";

place.setAttribute("contenteditable", "true");
const onError = (error) => {
  throw error;
};
const nodes = [];
const editor = createEditor({ namespace: "chat", nodes, onError });
editor.setRootElement(place);
registerPlainText(editor);
registerHistory(editor, createEmptyHistoryState(), 300);
// Node keys are counted through: where a node stands says the same every time.
const point = ({ key, offset }) => {
  const node = editor.getEditorState()._nodeMap.get(key);
  return [...(node?.getParents() ?? []).map((one) => one.getIndexWithinParent()), node?.getIndexWithinParent(), offset];
};
offer(place, () =>
  editor.read(() => {
    const selection = $getSelection();
    return {
      text: $getRoot().getTextContent(),
      model: editor.getEditorState().toJSON(),
      caret: selection && [point(selection.anchor), point(selection.focus)],
      html: place.innerHTML,
    };
  }),
);
