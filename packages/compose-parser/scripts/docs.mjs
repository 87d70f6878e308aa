// docs.mjs [--check]: writes docs/07-compose-support.md and the parser's part of docs/11-diagnostics.md from the tables of
// the built package; with --check it fails where they are out of date.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const docs = join(here, "../../../docs");
const { diagnosticsMarkdown } = require("../dist/docs/diagnostics-markdown.js");
const { supportMarkdown } = require("../dist/docs/support-markdown.js");

/** Replaces what stands between the markers, or adds it at the end. */
function between(text, part) {
  const [start, end] = ["<!-- generated: compose -->", "<!-- end: compose -->"];
  const block = `${start}\n${part}${end}`;
  const from = text.indexOf(start);
  if (from < 0) return `${text.trimEnd()}\n\n${block}\n`;
  return text.slice(0, from) + block + text.slice(text.indexOf(end) + end.length);
}

const diagnostics = join(docs, "11-diagnostics.md");
const before = existsSync(diagnostics) ? readFileSync(diagnostics, "utf8") : "# Diagnostics\n";
const wanted = {
  [join(docs, "07-compose-support.md")]: supportMarkdown(),
  [diagnostics]: between(before, diagnosticsMarkdown()),
};
for (const [path, text] of Object.entries(wanted)) {
  const same = existsSync(path) && readFileSync(path, "utf8") === text;
  if (!process.argv.includes("--check")) writeFileSync(path, text);
  else if (!same) {
    console.error(`${path} is out of date: run node packages/compose-parser/scripts/docs.mjs`);
    process.exitCode = 1;
  }
}
