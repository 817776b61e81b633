// A chat's editor as ChatGPT has one: ProseMirror in a div, plain paragraphs, lists, history.
import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Schema } from "prosemirror-model";
import { schema as basic } from "prosemirror-schema-basic";
import { addListNodes } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";

const nodes = addListNodes(basic.spec.nodes, "paragraph block*", "block");
const schema = new Schema({ nodes, marks: basic.spec.marks });
const keys = { "Mod-z": undo, "Mod-y": redo, "Shift-Mod-z": redo };
const plugins = [history(), keymap(keys), keymap(baseKeymap)];
const place = document.querySelector("#prompt-textarea");
const view = new EditorView(place, { state: EditorState.create({ schema, plugins }) });
view.dom.setAttribute("aria-label", "Message");

window.editor = view;
window.editorState = () => ({
  doc: view.state.doc.toJSON(),
  selection: view.state.selection.toJSON(),
  html: view.dom.innerHTML,
  focused: view.hasFocus(),
});
