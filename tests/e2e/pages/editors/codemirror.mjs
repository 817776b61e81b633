// CodeMirror 6 with history and its default keys.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { EditorView, keymap } from "@codemirror/view";
import { offer, place } from "./look.mjs";

const extensions = [history(), keymap.of([...defaultKeymap, ...historyKeymap])];
const view = new EditorView({ parent: place, extensions });
offer(view.contentDOM, () => ({
  text: view.state.doc.toString(),
  caret: view.state.selection.toJSON(),
}));
