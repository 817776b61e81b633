// Draft with React.
import { convertToRaw, Editor, EditorState } from "draft-js";
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { offer, place } from "./look.mjs";

let now = EditorState.createEmpty();
function Chat() {
  const [editorState, change] = useState(now);
  now = editorState;
  return createElement(Editor, { editorState, onChange: change });
}
flushSync(() => createRoot(place).render(createElement(Chat)));
// Block keys are random: their numbers in order say the same every time.
const keyless = () => {
  const content = now.getCurrentContent();
  const order = content.getBlocksAsArray().map((block) => block.getKey());
  const at = now.getSelection();
  return {
    text: content.getPlainText("\n"),
    model: convertToRaw(content).blocks.map(({ key, ...block }) => block),
    caret: [
      [order.indexOf(at.getAnchorKey()), at.getAnchorOffset()],
      [order.indexOf(at.getFocusKey()), at.getFocusOffset()],
    ],
  };
};
offer(place.querySelector("[contenteditable]"), keyless);
