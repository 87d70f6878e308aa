import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageManagerVersion } from "./package-manager-version";

test("says of npm what npm says", () => {
  expect(packageManagerVersion("npm")).toBe(execFileSync("npm", ["--version"], { encoding: "utf8" }).trim());
});

test("reads it off the package that the command is a link into", () => {
  const folder = mkdtempSync(join(tmpdir(), "pc-manager-"));
  mkdirSync(join(folder, "lib/npm/bin"), { recursive: true });
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "lib/npm/package.json"), '{ "name": "npm", "version": "1.2.3" }');
  writeFileSync(join(folder, "lib/npm/bin/cli.js"), "process.exit(1)");
  chmodSync(join(folder, "lib/npm/bin/cli.js"), 0o755);
  symlinkSync("../lib/npm/bin/cli.js", join(folder, "bin/npm"));
  expect(packageManagerVersion("npm", join(folder, "bin"))).toBe("1.2.3");
});

test("a manager that is not there has none", () => {
  expect(() => packageManagerVersion("bun", "/nowhere")).toThrow(/ENOENT/);
});
