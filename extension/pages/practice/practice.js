/**
 * The practice page: a chat that is part of Handrail, to see a paste being held without risk.
 *
 * Content scripts do not run in an extension's pages, so this one loads them itself.
 */

import { count, localise, make, overviewOf, part, reasons, say, stateName } from "../page.js";
import { createComposer } from "./composer.js";
import { cleanText, customerList, scriptWithKey } from "./samples.js";

/** How often the connection is looked at, milliseconds. */
const LOOK_AGAIN_MS = 3000;

const SAMPLES = [
  { name: "practice_sample_clean", about: "practice_sample_clean_about", text: cleanText },
  {
    name: "practice_sample_customers",
    about: "practice_sample_customers_about",
    text: customerList,
  },
  { name: "practice_sample_key", about: "practice_sample_key_about", text: scriptWithKey },
];
/** Stem of `practice_received_one` and `practice_received_other`. */
const RECEIVED = "practice_received";

/**
 * Load the content scripts as every page of a tool gets them, in the manifest's order.
 * @returns {Promise<unknown>}
 */
function loadContentScripts() {
  const paths = chrome.runtime.getManifest().content_scripts?.[0]?.js ?? [];
  const loads = paths.map((path) => {
    const script = document.createElement("script");
    script.src = chrome.runtime.getURL(path);
    script.async = false; // in order
    const loaded = new Promise((resolve) => {
      script.addEventListener("load", resolve);
    });
    document.head.append(script);
    return loaded;
  });
  return Promise.all(loads);
}

/**
 * Add a message to the talk.
 * @param {"you" | "assistant"} who
 * @param {...(Node | string)} words
 */
function utter(who, ...words) {
  const name = say(who === "you" ? "practice_you" : "practice_assistant");
  const bubble = make("div", "bubble", ...words);
  const message = make("li", who, make("span", "who", name), bubble);
  part("talk").append(message);
  message.scrollIntoView({ block: "nearest" });
}

/**
 * Answer with exactly what arrived.
 * @param {string} text
 */
function answer(text) {
  utter("assistant", count(RECEIVED, text.length), make("pre", "received", text));
}

/** Offer the samples. */
function offerSamples() {
  const items = SAMPLES.map(({ name, about, text }) => {
    const copy = make("button", "", say("practice_copy_short"));
    copy.type = "button";
    copy.setAttribute("aria-label", say("practice_copy", say(name)));
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
      } catch {
        part("copied").textContent = say("status_not_copied");
        return;
      }
      part("copied").textContent = say("practice_copied");
      composer.focus();
    });
    return make("li", "sample", make("h3", "", say(name)), copy, make("p", "", say(about)));
  });
  part("samples").replaceChildren(...items);
}

/** Show how this page is connected. */
async function look() {
  const tab = await chrome.tabs.getCurrent();
  const overview = tab?.id === undefined ? null : await overviewOf(tab.id);
  if (!overview) return;
  const state = part("state");
  state.dataset.state = overview.state;
  if (state.textContent !== stateName(overview)) state.textContent = stateName(overview);
  const { why, next } = reasons(overview);
  const line = part("why");
  line.hidden = overview.state === "protected";
  line.textContent = [why, next].filter(Boolean).join(" ");
}

/** Send what is written to the assistant that lives in this page. */
function send() {
  const text = composer.text();
  if (text.trim() === "") return composer.focus();
  composer.clear();
  utter("you", text);
  answer(text);
  composer.focus();
}

/** Begin the talk anew. */
function begin() {
  part("talk").replaceChildren();
  composer.clear();
  utter("assistant", say("practice_hello"));
  composer.focus();
}

localise();
document.title = say("practice_title");
await loadContentScripts();
const composer = createComposer(part("composer"), send);
offerSamples();
begin();
part("clear").addEventListener("click", begin);
part("form").addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
await look();
setInterval(look, LOOK_AGAIN_MS);
