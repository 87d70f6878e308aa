import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { requiredPlugins } from "./required-plugins";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "language-host-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
}

const plugin = (name: string, version: string) => ({ name: `@pulumi/${name}`, version, pulumi: { resource: true } });
const names = () =>
  requiredPlugins(root)
    .map(({ name, version }) => `${name}@${version}`)
    .sort();

test("finds plugins at every depth below node_modules", () => {
  write("package.json", plugin("self", "1.0.0"));
  write("node_modules/@pulumi/docker/package.json", plugin("docker", "5.2.0"));
  write("node_modules/a/node_modules/@pulumi/random/package.json", plugin("random", "4.0.0"));
  write("app/node_modules/@pulumi/docker/package.json", plugin("docker", "4.9.0"));
  write("node_modules/yaml/package.json", { name: "yaml", version: "2.0.0" });
  expect(names()).toEqual(["docker@v4.9.0", "docker@v5.2.0", "random@v4.0.0"]);
});

test("skips what cannot be read and policy packs", () => {
  write("node_modules/broken/package.json", "{");
  write("node_modules/nameless/package.json", { version: "1.0.0", pulumi: { resource: true } });
  write("policy/PulumiPolicy.yaml", "runtime: nodejs");
  write("policy/node_modules/@pulumi/aws/package.json", plugin("aws", "7.0.0"));
  symlinkSync(join(root, "gone"), join(root, "node_modules/dangling"));
  expect(names()).toEqual([]);
});

test("follows a link once and does not loop", () => {
  write("lib/node_modules/@pulumi/docker/package.json", plugin("docker", "5.2.0"));
  mkdirSync(join(root, "node_modules"));
  symlinkSync(join(root, "lib"), join(root, "node_modules/lib"));
  symlinkSync(root, join(root, "lib/back"));
  expect(names()).toEqual(["docker@v5.2.0"]);
});
