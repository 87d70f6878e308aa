import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Stamps } from "../util/stamp";
import { installedPulumi } from "./installed-pulumi";

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "setup-pulumi-")));
});
afterEach(() => rmSync(root, { recursive: true }));

function command(folder: string, name: string, script = ""): string {
  mkdirSync(join(root, folder), { recursive: true });
  const file = join(root, folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const look = (...folders: string[]) =>
  installedPulumi(folders.map((folder) => join(root, folder)).join(delimiter), [], new Stamps(join(root, "stamps")));

test("none on the PATH", async () => {
  expect(await look("empty")).toBeUndefined();
});

test.each([
  ["v3.247.9", "is v3.247.9; 3.248.0 or newer is needed"],
  ["", "does not tell its version"],
])("refuses version %j", async (version, reason) => {
  const pulumi = command("bin", "pulumi", `echo "${version}"`);
  command("bin", "pulumi-language-nodejs");
  expect(await look("bin")).toEqual({ pulumi, reason });
});

test("refuses one without its language host", async () => {
  const pulumi = command("bin", "pulumi", "echo v3.259.0");
  expect(await look("bin")).toEqual({ pulumi, reason: "has no pulumi-language-nodejs" });
});

test("takes the host beside the real file, and asks for the version once", async () => {
  command("real", "pulumi", `echo v3.248.0; echo asked >> ${join(root, "asked")}`);
  const languageHost = command("real", "pulumi-language-nodejs");
  mkdirSync(join(root, "bin"));
  symlinkSync(join(root, "real/pulumi"), join(root, "bin/pulumi"));
  const expected = { pulumi: join(root, "bin/pulumi"), languageHost, version: "v3.248.0" };
  expect(await look("bin")).toEqual(expected);
  rmSync(join(root, "asked"));
  expect(await look("bin")).toEqual(expected);
  expect(() => rmSync(join(root, "asked"))).toThrow("ENOENT");
});

test("takes a host from elsewhere on the PATH", async () => {
  const pulumi = command("bin", "pulumi", "echo v3.300.0");
  const languageHost = command("hosts", "pulumi-language-nodejs");
  expect(await look("bin", "hosts")).toEqual({ pulumi, languageHost, version: "v3.300.0" });
});
