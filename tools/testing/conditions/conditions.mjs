// conditions.mjs DOCKER_COMPOSE [--write] [--only TEXT]: plays every case of cases.mjs by `up` and `up --wait` of
// pulumi-compose and of a docker compose, given by its path, and prints what came of it as a table. --write puts the table
// into docs/03-gates.md. It takes some twenty minutes.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CASES, IMAGES } from "./cases.mjs";
import { commands, runCase } from "./run-case.mjs";

const page = join(dirname(fileURLToPath(import.meta.url)), "../../../docs/03-gates.md");
const BEGIN = "<!-- made by tools/testing/conditions -->";
const END = "<!-- end of what tools/testing/conditions made -->";

const args = process.argv.slice(2);
const binary = args.find((arg) => !arg.startsWith("-"));
const only = args.includes("--only") ? args[args.indexOf("--only") + 1] : undefined;
if (binary === undefined || !existsSync(binary)) {
  console.error(`nothing is compared: no docker compose at ${binary ?? "the path that was to be given"}`);
  process.exit(binary === undefined ? 2 : 0);
}

const version = (command, ...words) => spawnSync(command, words, { encoding: "utf8" }).stdout.trim();
const compose = version(binary, "version", "--short").replace(/^v/, "");
const engine = version("docker", "version", "--format", "{{.Server.Version}}");
for (const [tag, dockerfile] of Object.entries(IMAGES)) {
  const built = spawnSync("docker", ["build", "--quiet", "--tag", tag, "-"], { input: dockerfile, encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr);
}
const columns = commands(binary);
const rows = [];
try {
  for (const one of CASES) {
    if (only !== undefined && !`${one.condition} ${one.what}`.includes(only)) continue;
    const cells = [];
    for (const [name, how] of Object.entries(columns)) {
      cells.push(await runCase(one, how));
      console.error(`${one.condition ?? "nobody waits"} | ${one.what} | ${name}: ${cells.at(-1)}`);
    }
    rows.push([one.condition ? `\`${one.condition}\`` : "nobody waits", whatOf(one), ...cells]);
  }
} finally {
  spawnSync("docker", ["rmi", ...Object.keys(IMAGES)]);
}

const heads = ["condition", "what happens", ...Object.keys(columns).map((name) => `\`${name}\``)];
const line = (cells) => `| ${cells.join(" | ")} |`;
const table = [line(heads), `|${heads.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
const source = `Every cell was run, with docker compose ${compose} on Docker Engine ${engine}.`;
if (!args.includes("--write")) console.log(`${source}\n\n${table}`);
else {
  const text = readFileSync(page, "utf8");
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has no place for the table`);
  writeFileSync(page, `${before}${BEGIN}\n\n${source}\n\n${table}\n\n${END}${after}`);
}

function whatOf({ what, deadline }) {
  return deadline === undefined ? what : `${what} (deadline ${deadline} s)`;
}
