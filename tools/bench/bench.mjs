// bench.mjs CASE [--json]: runs one benchmark. A case is a file beside this one that exports run({json}); its first line says
// how it is called.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const cases = readdirSync(here)
  .filter((name) => name.endsWith(".mjs") && name !== "bench.mjs")
  .map((name) => name.slice(0, -".mjs".length))
  .sort();
const args = process.argv.slice(2);
const wanted = args.find((arg) => !arg.startsWith("-"));
const wantsHelp = args.includes("--help") || args.includes("-h");
if (wantsHelp || wanted === undefined || !cases.includes(wanted)) {
  const usages = cases.map((name) =>
    readFileSync(join(here, `${name}.mjs`), "utf8")
      .split("\n", 1)[0]
      .replace("// ", "  "),
  );
  console.error(`usage:\n${usages.join("\n")}`);
  process.exit(wantsHelp ? 0 : 2);
}
// What is measured is what the sources say today.
execFileSync("npx", ["turbo", "run", "build", "--output-logs=errors-only"], {
  cwd: join(here, "../.."),
  stdio: ["ignore", "ignore", "inherit"],
});
const { run } = await import(pathToFileURL(join(here, `${wanted}.mjs`)).href);
await run({ json: args.includes("--json") });
