// A textarea that React writes back after every change.
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { control, offer, place } from "./look.mjs";

let known = "";
function Field() {
  const [value, change] = useState("");
  known = value;
  return createElement("textarea", { value, onChange: (event) => change(event.target.value) });
}
flushSync(() => createRoot(place).render(createElement(Field)));
const field = place.querySelector("textarea");
offer(field, () => ({ ...control(field), known }));
