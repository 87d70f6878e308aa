// bench.mjs CASE [--json]: runs one benchmark. A case is a file beside this one that exports run({json}).
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const cases = readdirSync(here)
  .filter((name) => name.endsWith(".mjs") && name !== "bench.mjs")
  .map((name) => name.slice(0, -".mjs".length))
  .sort();
const args = process.argv.slice(2);
const wanted = args.find((arg) => !arg.startsWith("-"));
if (wanted === undefined || !cases.includes(wanted)) {
  console.error(`usage: bench.mjs ${cases.join("|")} [--json]`);
  process.exit(2);
}
const { run } = await import(pathToFileURL(join(here, `${wanted}.mjs`)).href);
await run({ json: args.includes("--json") });
