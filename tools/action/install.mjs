// Installs the npm package that the action runs, into a folder of the job's own.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setOutput, step } from "./workflow.mjs";

await step(() => {
  const { INPUT_VERSION = "", INPUT_EXECUTABLE = "", RUNNER_TEMP = ".", ACTION_FOLDER = "." } = process.env;
  if (INPUT_EXECUTABLE !== "") {
    const executable = resolve(INPUT_EXECUTABLE);
    if (!existsSync(executable)) throw new Error(`executable: there is no ${INPUT_EXECUTABLE}`);
    setOutput("executable", executable);
    return;
  }
  const version = INPUT_VERSION || ownVersion(ACTION_FOLDER);
  // A version, a range or a tag, and nothing that npm would take for an option or a place.
  if (!/^[\w^~][\w.+~^-]*$/.test(version)) throw new Error(`version: ${version} is no version of an npm package`);
  const folder = join(RUNNER_TEMP, "pulumi-compose");
  mkdirSync(folder, { recursive: true });
  const args = [
    "install",
    "--prefix",
    folder,
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    `pulumi-compose@${version}`,
  ];
  const { status, error } = spawnSync("npm", args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0)
    throw new Error(`pulumi-compose ${version} could not be installed${error ? `: ${error.message}` : ""}`);
  setOutput("executable", join(folder, "node_modules/pulumi-compose/dist/main.js"));
});

/** What the action was released with. */
function ownVersion(folder) {
  return JSON.parse(readFileSync(join(folder, "packages/cli/package.json"), "utf8")).version;
}
