// Quill as its package makes it.
import Quill from "quill";
import { offer, place } from "./look.mjs";

const quill = new Quill(place);
offer(quill.root, () => ({
  text: quill.getText(),
  model: quill.getContents().ops,
  caret: quill.getSelection(),
  html: quill.root.innerHTML,
}));
