// What has to happen before anything installed may be imported: only Node's own modules here.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { dependencies } from "./dependencies.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** What the set-up imports of the packages, and what that imports. */
const LIBRARIES = ["compose-parser", "health-model", "docker-health"];

/**
 * Installs the npm dependencies if they are not in step with the lock file, builds the tools, and runs a job of theirs.
 * A failure that the tools foresaw is shown as its message alone.
 *
 * @param {(setup: typeof import("./dist/index.js")) => Promise<number | undefined>} job returns the exit code.
 * @param {readonly string[]} tools what else of `tools/` it needs, as their projects refer to each other.
 */
export async function bootstrap(job, tools = []) {
  try {
    const [major] = process.versions.node.split(".").map(Number);
    if (major < 20) fail(`Node.js 20 or newer is needed; this is ${process.version}.`);
    install();
    build(["setup", ...tools]);
    const { bundle } = await import("../release/bundle.mjs");
    for (const library of LIBRARIES) bundle(join(root, "packages", library));
    const setup = createRequire(import.meta.url)("./dist/index.js");
    // Not by itself: a connection that somebody left open must not keep a finished job alive.
    process.exit((await job(setup)) ?? 0);
  } catch (error) {
    const foreseen = error?.name === "SetupError";
    console.error(`\n${foreseen ? error.message : (error?.stack ?? error)}`);
    process.exit(1);
  }
}

function install() {
  const state = dependencies(root);
  if (state === "in step") return;
  console.log(`npm      the dependencies are ${state}`);
  // A fresh clone gets exactly the lock file. Where something is installed already, only the difference is; and so it is
  // with a lock file that npm has left without other platforms' packages (see complete-lock.mjs), which `ci` refuses.
  if (state === "absent" && npm("ci")) return;
  if (!npm("install", "--no-save")) fail("The npm dependencies cannot be installed.");
}

function npm(...args) {
  console.log(`npm      ${args.join(" ")}`);
  const command = process.platform === "win32" ? "npm.cmd" : "npm";
  const quick = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000"];
  const result = spawnSync(
    command,
    // A registry that does not answer must be an error within seconds, not minutes of retries.
    [...args, ...quick, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root, stdio: ["ignore", "inherit", "pipe"], encoding: "utf8", shell: command.endsWith(".cmd") },
  );
  if (result.status !== 0) console.error(`${result.error?.message ?? ""}${result.stderr ?? ""}`.slice(0, 1500));
  return result.status === 0;
}

// By the compiler itself: it also builds the packages that the tools import, and writes what it can when one of those
// has an error, which is not the set-up's to judge. The jobs build everything again, and then no error passes.
function build(tools) {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const projects = tools.map((tool) => join(root, "tools", tool));
  const result = spawnSync(process.execPath, [tsc, "-b", ...projects], { cwd: root, encoding: "utf8" });
  if (result.status === 0) return;
  const complete = tools.every((tool) => existsSync(join(root, "tools", tool, "dist/.tsbuildinfo")));
  if (!complete) fail(`Building the tools failed.\n${result.stdout}${result.stderr}`);
  console.log(`build    goes on in spite of ${result.stdout.trim().split("\n").length} lines of errors: npm run build`);
}

function fail(message) {
  throw Object.assign(new Error(message), { name: "SetupError" });
}
