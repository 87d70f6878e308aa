// Writes schema.json from src/contract by the SDK's own analyzer; with --check, says whether it is out of date.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { Analyzer } = require("@pulumi/pulumi/provider/experimental/analyzer");
const { generateSchema } = require("@pulumi/pulumi/provider/experimental/schema");

const folder = join(dirname(fileURLToPath(import.meta.url)), "..");
const file = join(folder, "schema.json");
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

const analyzer = new Analyzer(folder, "compose", manifest, new Set(["Project"]));
const { components, typeDefinitions, dependencies } = analyzer.analyze();
const schema = generateSchema(
  "compose",
  manifest.version,
  manifest.description,
  components,
  typeDefinitions,
  dependencies,
);
const text = `${JSON.stringify({ ...schema, displayName: "Compose", license: manifest.license }, undefined, 2)}\n`;

if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) {
  console.error("schema.json is not what the contract says: node packages/component/scripts/schema.mjs");
  process.exitCode = 1;
}
