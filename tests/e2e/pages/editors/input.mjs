// The browser's own input.
import { control, offer, place } from "./look.mjs";

const field = document.createElement("input");
place.append(field);
offer(field, () => control(field));
