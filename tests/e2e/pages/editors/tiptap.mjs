// tiptap with its starter kit.
import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { offer, place } from "./look.mjs";

const editor = new Editor({ element: place, extensions: [StarterKit] });
offer(editor.view.dom, () => ({
  text: editor.getText({ blockSeparator: "\n" }),
  model: editor.getJSON(),
  caret: editor.state.selection.toJSON(),
  html: editor.view.dom.innerHTML,
}));
