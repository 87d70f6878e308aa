import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { places } from "./places";
import { makeToolchainEnv, toolchainEnv } from "./toolchain-env";
import { writeEnv } from "./write-env";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "setup it's-"));
});
afterEach(() => rmSync(root, { recursive: true }));

test("puts the tool chain first on the PATH, once", () => {
  const at = places(root);
  const first = makeToolchainEnv(at, { PATH: "/usr/bin" });
  expect(first.PATH).toBe(`${at.bin}${delimiter}/usr/bin`);
  expect(makeToolchainEnv(at, first).PATH).toBe(first.PATH);
});

test.each([
  [{}, "pulumi-compose"],
  [{ PULUMI_CONFIG_PASSPHRASE: "mine" }, "mine"],
  [{ PULUMI_CONFIG_PASSPHRASE: "" }, ""],
])("with %j the passphrase is %j", (base, expected) => {
  expect(makeToolchainEnv(places(root), base).PULUMI_CONFIG_PASSPHRASE).toBe(expected);
});

test("what is written is read again, also by a shell", () => {
  const at = places(root);
  expect(() => toolchainEnv(at)).toThrow("npm run setup");
  const env = makeToolchainEnv(at, { PATH: "/usr/bin:/bin", PULUMI_CONFIG_PASSPHRASE: "x y" });
  writeEnv(at, env);
  expect(toolchainEnv(at)).toEqual(env);
  const script = `. "$1"; printf '%s|%s' "$PATH" "$PULUMI_CONFIG_PASSPHRASE"`;
  const shell = execFileSync("sh", ["-c", script, "sh", join(at.toolchain, "env.sh")], {
    env: { PATH: "/usr/bin:/bin" },
    encoding: "utf8",
  });
  expect(shell).toBe(`${env.PATH}|x y`);
});
