// An element with contenteditable="plaintext-only" and nothing else.
import { editable, offer, place } from "./look.mjs";

place.setAttribute("contenteditable", "plaintext-only");
offer(place, () => editable(place));
