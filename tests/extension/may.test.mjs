import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const TOOL = { id: "chatgpt", name: "ChatGPT", tier: "approved", ceiling: "internal" };
const MAY = [
  { data_class: "public", action: "allow", redacted: false },
  { data_class: "internal", action: "warn", redacted: true },
  { data_class: "sensitive", action: "justify", redacted: true },
  { data_class: "prohibited", action: "block", redacted: true },
];
const STATUS = { tool: TOOL, may: MAY, instead: [] };
const OVERVIEW = { state: "protected", host: "chatgpt.com", status: STATUS };

/** @type {Map<string, any>} */
let page;
/** Make an element that keeps what is put into it. */
const element = () => ({
  hidden: false,
  textContent: "",
  dataset: {},
  inside: [],
  append(...children) {
    this.inside.push(...children);
  },
  replaceChildren(...children) {
    this.inside = children;
  },
  getAttribute: () => null,
});

globalThis.chrome = {
  i18n: {
    getMessage: (key, values) => (key === "language_tag" ? "en" : [key, ...values].join(" ")),
  },
};
globalThis.document = { getElementById: (id) => page.get(id), createElement: element };
const { showMay } = await import("../../extension/pages/popup/may.js");

beforeEach(() => {
  page = new Map(["may", "may-rows", "may-instead", "may-note"].map((id) => [id, element()]));
});

/** Read the rows as a person does. */
const rows = () => page.get("may-rows").inside.map(({ inside: [one] }) => one.inside?.[0] ?? one);

test("each class stands beside what happens to it, in the words of the dashboard", () => {
  showMay(OVERVIEW);

  assert.equal(page.get("may").hidden, false);
  assert.deepEqual(rows(), [
    ...["class_public", "may_allow", "class_internal", "may_warn"],
    ...["class_sensitive", "may_justify", "class_prohibited", "may_redact"],
  ]);
});

test("classes next to each other with the same answer share a line", () => {
  const may = MAY.map((one) => ({ ...one, action: one.redacted ? "block" : "allow" }));
  may[3] = { ...may[3], redacted: false };
  showMay({ ...OVERVIEW, status: { ...STATUS, may } });

  assert.deepEqual(rows(), [
    ...["class_public", "may_allow", "class_internal, class_sensitive", "may_redact"],
    ...["class_prohibited", "may_block"],
  ]);
});

test("what may not go in at all is a plain no, and the tools to use instead are named", () => {
  const may = MAY.map((one) => ({ ...one, action: "block", redacted: false }));
  const instead = [{ name: "Copilot" }, { name: "Claude" }];
  showMay({ ...OVERVIEW, status: { ...STATUS, may, instead } });

  assert.deepEqual(rows(), [
    "class_public, class_internal, class_sensitive, class_prohibited",
    "may_block",
  ]);
  assert.equal(page.get("may-instead").textContent, "instead Copilot, Claude");
});

const UNLISTED = { ...STATUS, tool: { ...TOOL, tier: "unlisted" } };
const NOTES = [
  ["an approved tool needs no word more", {}, ""],
  ["a tool that nobody decided about says so", { status: UNLISTED }, "may_unlisted"],
  ["a site that does more than AI says so", { host: "mail.google.com" }, "may_shared"],
  ["so does a name below it", { host: "eu.app.slack.com", status: UNLISTED }, "may_shared"],
  ["where nothing is checked it says so", { state: "not_covered" }, "may_unchecked"],
];
for (const [name, more, note] of NOTES) {
  test(name, () => {
    showMay({ ...OVERVIEW, ...more });

    assert.equal(page.get("may-note").textContent, note);
    assert.equal(page.get("may-note").hidden, note === "");
  });
}

const NOTHING = [
  ["on a page where Handrail is off", { host: "" }],
  ["while the agent is silent", { status: null }],
  ["where the agent is older", { status: { tool: TOOL } }],
];
for (const [name, more] of NOTHING) {
  test(`nothing is said of what may be pasted ${name}`, () => {
    showMay({ ...OVERVIEW, ...more });

    assert.equal(page.get("may").hidden, true);
  });
}
