import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "setup-npm-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const LOCK = {
  "": { name: "root" },
  "packages/a": { version: "1.0.0" },
  "node_modules/a": { link: true },
  "node_modules/b": { version: "1.2.0" },
  "node_modules/b/node_modules/c": { version: "2.0.0" },
  "node_modules/other-platform": { version: "1.0.0", optional: true },
};
const { "node_modules/other-platform": _, ...INSTALLED } = LOCK;

/** Asks the bootstrap, which is an ES module and so runs in a process of its own. */
function state(installed: unknown): string {
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: LOCK }));
  if (installed !== undefined) {
    mkdirSync(join(root, "node_modules"), { recursive: true });
    writeFileSync(join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages: installed }));
  }
  const module = pathToFileURL(join(__dirname, "../dependencies.mjs")).href;
  const script = `import { dependencies } from ${JSON.stringify(module)}; console.log(dependencies(process.argv[1]))`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", script, root], { encoding: "utf8" }).trim();
}

test.each([
  ["nothing is installed", undefined, "absent"],
  ["everything is, but for other platforms'", INSTALLED, "in step"],
  ["more is than is asked for", { ...INSTALLED, "node_modules/d": { version: "1.0.0" } }, "in step"],
  [
    "one has another version",
    { ...INSTALLED, "node_modules/b": { version: "1.3.0" } },
    "out of step with package-lock.json",
  ],
  ["one is missing", { "node_modules/a": { link: true } }, "out of step with package-lock.json"],
  [
    "a workspace is no link",
    { ...INSTALLED, "node_modules/a": { version: "1" } },
    "out of step with package-lock.json",
  ],
])("%s", (_name, installed, expected) => {
  expect(state(installed)).toBe(expected);
});
