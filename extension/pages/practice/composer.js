/**
 * The message editor of the practice page: the same kind of editor as in the large AI chats.
 */

import { say } from "../page.js";
import {
  addListNodes,
  baseKeymap,
  EditorState,
  EditorView,
  history,
  keymap,
  marks,
  nodes,
  redo,
  Schema,
  splitBlock,
  undo,
} from "../vendor/prosemirror.js";

const basic = new Schema({ nodes, marks });
const schema = new Schema({
  nodes: addListNodes(basic.spec.nodes, "paragraph block*", "block"),
  marks: basic.spec.marks,
});

/**
 * Make an empty document with undo and the keys of a chat: Enter sends, Shift+Enter breaks.
 * @param {() => void} send
 */
function freshState(send) {
  const keys = {
    Enter: () => {
      send();
      return true;
    },
    "Shift-Enter": splitBlock,
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
  };
  return EditorState.create({ schema, plugins: [history(), keymap(keys), keymap(baseKeymap)] });
}

/**
 * Put the editor into the page.
 * @param {HTMLElement} where
 * @param {() => void} send
 */
export function createComposer(where, send) {
  const view = new EditorView(where, {
    state: freshState(send),
    attributes: (state) => {
      const empty = state.doc.content.size <= 2;
      return {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": say("practice_message"),
        "data-placeholder": say("practice_placeholder"),
        ...(empty ? { "data-empty": "" } : {}),
      };
    },
  });
  return Object.freeze({
    /** Give what is written, as plain text. */
    text: () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n", "\n"),
    /** Begin a new message. */
    clear: () => view.updateState(freshState(send)),
    focus: () => view.focus(),
  });
}
