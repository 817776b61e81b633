// ProseMirror with its example schema, lists and history.
import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Schema } from "prosemirror-model";
import { schema as basic } from "prosemirror-schema-basic";
import { addListNodes } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { offer, place } from "./look.mjs";

const nodes = addListNodes(basic.spec.nodes, "paragraph block*", "block");
const schema = new Schema({ nodes, marks: basic.spec.marks });
const keys = { "Mod-z": undo, "Mod-y": redo };
const plugins = [history(), keymap(keys), keymap(baseKeymap)];
const view = new EditorView(place, { state: EditorState.create({ schema, plugins }) });
offer(view.dom, () => ({
  text: view.state.doc.textBetween(0, view.state.doc.content.size, "\n"),
  model: view.state.doc.toJSON(),
  caret: view.state.selection.toJSON(),
  html: view.dom.innerHTML,
}));
