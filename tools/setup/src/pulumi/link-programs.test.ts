import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { places } from "../places";
import { linkPrograms } from "./link-programs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "setup-lanes-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(...path: string[]): string {
  const file = join(root, ...path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, path.join("/"));
  return file;
}

const at = () => places(root);
const read = (name: string) => readFileSync(join(at().bin, name), "utf8");

test("one lane after the other, each with what it has; other tools stay", () => {
  write(".toolchain/bin/docker-compose");
  // As set-ups before lanes left it.
  write(".toolchain/bin/pulumi");
  write(".toolchain/pulumi/v1/pulumi");
  write(".toolchain/pulumi/v1/pulumi-language-python");
  write(".toolchain/pulumi/v1/.pulumi-build");
  write(".toolchain/pulumi/v2/pulumi");
  write(".toolchain/pulumi/v2/pulumi-language-nodejs");
  linkPrograms(at(), join(at().lanes, "v1"));
  expect(readdirSync(at().bin).sort()).toEqual(["docker-compose", "pulumi", "pulumi-language-python"]);
  expect(read("pulumi")).toBe(".toolchain/pulumi/v1/pulumi");
  linkPrograms(at(), join(at().lanes, "v2"));
  expect(readdirSync(at().bin).sort()).toEqual(["docker-compose", "pulumi", "pulumi-language-nodejs"]);
  expect(read("pulumi")).toBe(".toolchain/pulumi/v2/pulumi");
  expect(existsSync(join(at().lanes, "v1/pulumi"))).toBe(true);
});

test("an installed one, and the lane again, also where the tool chain was moved", () => {
  const installed = [write("usr/bin/pulumi"), write("usr/lib/pulumi-language-nodejs")];
  write(".toolchain/pulumi/v1/pulumi");
  linkPrograms(at(), installed);
  expect([read("pulumi"), read("pulumi-language-nodejs")]).toEqual([
    "usr/bin/pulumi",
    "usr/lib/pulumi-language-nodejs",
  ]);
  linkPrograms(at(), join(at().lanes, "v1"));
  expect(readdirSync(at().bin)).toEqual(["pulumi"]);
  renameSync(at().toolchain, join(root, "moved"));
  expect(readFileSync(join(root, "moved/bin/pulumi"), "utf8")).toBe(".toolchain/pulumi/v1/pulumi");
});
