// The browser's own textarea.
import { control, offer, place } from "./look.mjs";

const field = document.createElement("textarea");
place.append(field);
offer(field, () => control(field));
