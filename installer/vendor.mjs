/**
 * Make extension/pages/vendor from the pinned packages: the rich-text editor of the practice page
 * as one readable ES module, its types, and the licences of what is in it.
 *
 *   node installer/vendor.mjs           writes the files
 *   node installer/vendor.mjs --check   says whether the committed files are reproduced, exit code 1
 */

import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const VENDOR = join(ROOT, "extension", "pages", "vendor");

/** What the practice page uses. */
const ENTRY = `
export { baseKeymap, splitBlock } from "prosemirror-commands";
export { history, redo, undo } from "prosemirror-history";
export { keymap } from "prosemirror-keymap";
export { Schema } from "prosemirror-model";
export { marks, nodes } from "prosemirror-schema-basic";
export { addListNodes } from "prosemirror-schema-list";
export { EditorState } from "prosemirror-state";
export { EditorView } from "prosemirror-view";
`;

/**
 * Bundle the editor.
 * @returns {Promise<{code: string, packages: string[]}>}
 */
async function bundle() {
  const result = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT },
    bundle: true,
    charset: "utf8",
    format: "esm",
    legalComments: "inline",
    metafile: true,
    target: "es2022",
    write: false,
    absWorkingDir: ROOT,
  });
  const named = Object.keys(result.metafile.inputs).map(
    (path) => path.match(/node_modules\/([^/]+)/)?.[1],
  );
  const packages = [...new Set(named.filter((name) => name !== undefined))].sort();
  return { code: result.outputFiles[0]?.text ?? "", packages };
}

/**
 * Read a package's name, version and licence text.
 * @param {string} name
 * @returns {Promise<{title: string, licence: string}>}
 */
async function about(name) {
  const folder = join(ROOT, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const licence = await readFile(join(folder, "LICENSE"), "utf8");
  return { title: `${name} ${version} (${license})`, licence: licence.trim() };
}

/**
 * Make the text of every vendored file.
 * @returns {Promise<Map<string, string>>} by path
 */
async function wanted() {
  const { code, packages } = await bundle();
  const parts = await Promise.all(packages.map(about));
  const head = [
    "/**",
    " * Made by installer/vendor.mjs, not by hand. Licences: LICENSES.txt. It contains:",
    ...parts.map(({ title }) => ` *   ${title}`),
    " */",
    "",
  ].join("\n");
  const licences = parts.map(({ title, licence }) => `${title}\n\n${licence}\n`);
  return new Map([
    [join(VENDOR, "prosemirror.js"), head + code],
    [join(VENDOR, "prosemirror.d.ts"), ENTRY.trimStart()],
    [join(VENDOR, "LICENSES.txt"), licences.join(`\n${"-".repeat(72)}\n\n`)],
  ]);
}

/**
 * Read a file that may be missing.
 * @param {string} path
 * @returns {Promise<string | null>}
 */
async function present(path) {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Write the files, or compare them.
 * @param {boolean} check
 * @returns {Promise<number>} the exit code
 */
async function main(check) {
  const stale = [];
  for (const [path, text] of await wanted()) {
    if ((await present(path)) === text) continue;
    stale.push(relative(ROOT, path));
    if (!check) await writeFile(path, text);
  }
  const what = check ? "differs from the pinned packages" : "written";
  for (const path of stale) process.stdout.write(`${path}: ${what}\n`);
  if (stale.length === 0) process.stdout.write("extension/pages/vendor is reproduced\n");
  return check && stale.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.includes("--check"));
