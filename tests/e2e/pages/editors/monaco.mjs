// Monaco without languages or workers.
import "monaco-editor/editor/contrib/clipboard/browser/clipboard.js";
import * as monaco from "monaco-editor/editor/editor.api.js";
import { offer, place } from "./look.mjs";

window.MonacoEnvironment = { getWorker: () => new Worker("data:text/javascript,") };
const editor = monaco.editor.create(place, { language: "plaintext", wordWrap: "on" });
offer(place, () => ({
  text: editor.getModel().getValue(),
  caret: editor.getSelections().map(String),
}));
