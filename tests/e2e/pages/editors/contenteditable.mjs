// An element with contenteditable="true" and nothing else.
import { editable, offer, place } from "./look.mjs";

place.setAttribute("contenteditable", "true");
offer(place, () => editable(place));
