export { baseKeymap, splitBlock } from "prosemirror-commands";
export { history, redo, undo } from "prosemirror-history";
export { keymap } from "prosemirror-keymap";
export { Schema } from "prosemirror-model";
export { marks, nodes } from "prosemirror-schema-basic";
export { addListNodes } from "prosemirror-schema-list";
export { EditorState } from "prosemirror-state";
export { EditorView } from "prosemirror-view";
