/**
 * The page's side of the prefilter, as it is shipped, for tests and benches: the first line in is
 * the agent's description, every other one a paste {text, html}; out comes whether it trips, and
 * the milliseconds that took.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";

const CONTENT = new URL("../../extension/content/", import.meta.url);
const FILES = [
  "prefilter_program.js",
  "prefilter_shape.js",
  "prefilter_views.js",
  "prefilter_words.js",
  "prefilter.js",
];

/** Load the content scripts the way a browser does: one after the other, in one scope. */
export function load() {
  const source = FILES.map((name) => readFileSync(new URL(name, CONTENT), "utf8")).join("\n");
  return runInThisContext(
    `(() => {${source}\nreturn { prefilter, prefilterShape, prefilterViews, prefilterWords };})()`,
  );
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split("/").pop())) {
  const { prefilter } = load();
  let could;
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    if (could) {
      const began = performance.now();
      const trips = could(message.text, message.html ?? "");
      process.stdout.write(`${JSON.stringify([trips, performance.now() - began])}\n`);
    } else {
      could = prefilter.prepare(message);
    }
  }
}
