// docs.mjs [--check]: writes docs/07-compose-support.md from the table of attributes of the built package; with --check it
// fails where that is out of date.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const { supportMarkdown } = require("../dist/docs/support-markdown.js");

const path = join(here, "../../../docs/07-compose-support.md");
const text = supportMarkdown();
const same = existsSync(path) && readFileSync(path, "utf8") === text;
if (!process.argv.includes("--check")) writeFileSync(path, text);
else if (!same) {
  console.error(`${path} is out of date: run node packages/compose-parser/scripts/docs.mjs`);
  process.exitCode = 1;
}
