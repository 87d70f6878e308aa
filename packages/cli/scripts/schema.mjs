// schema.mjs [--check]: writes the JSON Schemas of packages/cli/schema from the built tables of the parser and of the health model;
// with --check it fails where they are out of date.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const folder = join(dirname(fileURLToPath(import.meta.url)), "../schema");
const { schemaFiles } = require("../../health-model/dist/docs/schema-files.js");

for (const [name, text] of Object.entries(schemaFiles())) {
  const path = join(folder, name);
  const same = existsSync(path) && readFileSync(path, "utf8") === text;
  if (!process.argv.includes("--check")) writeFileSync(path, text);
  else if (!same) {
    console.error(`${path} is out of date: npm run schema -w packages/cli`);
    process.exitCode = 1;
  }
}
