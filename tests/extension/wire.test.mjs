import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const FOLDER = new URL("../contract/messages/", import.meta.url);
const MIRROR = ["wire.d.ts", "prefilter.d.ts", "originals.d.ts"]
  .map((name) => readFileSync(new URL(`../../extension/types/${name}`, import.meta.url), "utf8"))
  .join("\n");

/** Which interface of the mirror describes an example, by the beginning of its name. */
const INTERFACE_OF = [
  ["verdict.request", "VerdictRequest"],
  ["verdict.answer", "Verdict"],
  ["decision.request", "DecisionRequest"],
  ["decision.answer", "Kept"],
  ["status.request", "StatusRequest"],
  ["status.answer", "Status"],
  ["prefilter.request", "PrefilterRequest"],
  ["prefilter.answer", "PrefilterAnswer"],
  ["passed.request", "PassedRequest"],
  ["passed.answer", "Passed"],
  ["originals.request", "OriginalsRequest"],
  ["originals.answer", "Originals"],
  ["forget.request", "ForgetRequest"],
  ["forget.answer", "Forgotten"],
];

/** Which interface describes an object below a key. */
const BELOW = {
  findings: "Finding",
  instead: "Alternative",
  files: "FileNote",
  tool: "Tool",
  may: "May",
  offers: "Offers",
  policy: "PolicyNews",
  when: "When",
  told: "Prefilter",
  crowds: "PrefilterCrowd",
  names: "PrefilterNames",
  left: "LeftNote",
};

/**
 * Read the members of one interface.
 * @param {string} name
 * @returns {Map<string, boolean>} whether each may be absent
 */
function membersOf(name) {
  const [, body = ""] = MIRROR.match(new RegExp(`interface ${name} \\{([^]*?)\\n  \\}`)) ?? [];
  const members = [...body.matchAll(/^ {4}(\w+)(\??):/gm)];
  return new Map(members.map(([, member, optional]) => [member, optional === "?"]));
}

/**
 * Compare an object with its interface, and what is below it.
 * @param {object} value
 * @param {string} name
 * @param {string} where
 */
function compare(value, name, where) {
  const members = membersOf(name);
  for (const key of Object.keys(value)) assert.ok(members.has(key), `${where}: ${name}.${key}`);
  for (const [key, optional] of members) {
    assert.ok(optional || key in value, `${where}: ${name}.${key} is missing`);
  }
  for (const [key, below] of Object.entries(BELOW)) {
    for (const part of [value[key] ?? []].flat()) compare(part, below, where);
  }
}

for (const file of readdirSync(FOLDER)) {
  const [, name] = INTERFACE_OF.find(([start]) => file.startsWith(start)) ?? [];
  if (!name) continue;
  test(`the mirror describes ${file}`, () => {
    compare(JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")), name, file);
  });
}

test("every frame the agent may send is in the mirror", () => {
  const ours = [
    "control.absent",
    "control.session",
    "control.policy",
    "control.stopping",
    "control.refused",
  ];
  for (const start of ours) {
    const example = JSON.parse(readFileSync(new URL(`${start}.json`, FOLDER), "utf8"));

    assert.match(MIRROR, new RegExp(`kind: "${example.kind}"`));
  }
});
