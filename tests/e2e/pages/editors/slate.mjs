// Slate with React and history, paragraphs only.
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { createEditor, Node } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { offer, place } from "./look.mjs";

const editor = withHistory(withReact(createEditor()));
const initialValue = [{ type: "paragraph", children: [{ text: "" }] }];
const tree = createElement(Slate, { editor, initialValue }, createElement(Editable, {}));
flushSync(() => createRoot(place).render(tree));
offer(place.firstElementChild, () => ({
  text: editor.children.map((node) => Node.string(node)).join("\n"),
  model: editor.children,
  caret: editor.selection,
  shown: place.innerText.replaceAll("\ufeff", ""),
}));
