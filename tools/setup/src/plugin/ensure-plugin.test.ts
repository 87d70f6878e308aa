import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Places, places } from "../places";
import type { Pulumi } from "../pulumi/pulumi";
import { ensurePlugin } from "./ensure-plugin";
import { installOfficial } from "./install-official";

// The one thing that would go to the network.
jest.mock("./install-official");
const official = jest.mocked(installOfficial);

let at: Places;
let pulumi: Pulumi;
let lines: string[];
const saved = { ...process.env };
beforeEach(() => {
  at = places(mkdtempSync(join(tmpdir(), "setup-plugin-")));
  write("node_modules/@pulumi/docker/package.json", '{"version": "5.2.0", "pulumi": {"version": "5.2.0"}}');
  write("tools/closed-network/docker-plugin/internal/server/create.go", "1");
  // Packs an empty plugin; the CLI is one that notes how it was called and "installs".
  write(
    "tools/closed-network/docker-plugin/pack.mjs",
    `import { mkdirSync, writeFileSync } from "node:fs";
     mkdirSync(process.argv[2]);
     writeFileSync(process.argv[2] + "/pulumi-resource-docker", "");`,
  );
  const installed = join(at.pulumiHome, "plugins/resource-docker-v5.2.0");
  write("pulumi", `#!/bin/sh\necho "$@" >> ${join(at.root, "calls")}\nmkdir -p ${installed}\n`);
  write("bin/go", "");
  for (const file of ["pulumi", "bin/go"]) chmodSync(join(at.root, file), 0o755);
  mkdirSync(at.toolchain, { recursive: true });
  pulumi = { source: "build", version: "v3.259.0", command: join(at.root, "pulumi") };
  process.env.PATH = [join(at.root, "bin"), saved.PATH].join(delimiter);
  process.env.PULUMI_HOME = join(at.root, "users-home");
  delete process.env.PULUMI_COMPOSE_PLUGIN;
  official.mockReset().mockResolvedValue(false);
  lines = [];
  jest.spyOn(console, "log").mockImplementation((line) => lines.push(String(line)));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...saved };
  rmSync(at.root, { recursive: true });
});

function write(path: string, content: string): void {
  mkdirSync(join(at.root, path, ".."), { recursive: true });
  writeFileSync(join(at.root, path), content);
}

const ensure = () => ensurePlugin(at, pulumi, {});
const calls = () => (existsSync(join(at.root, "calls")) ? readFileSync(join(at.root, "calls"), "utf8") : "");

test("without a network the stand-in is installed, once, and again when its sources change", async () => {
  expect(await ensure()).toEqual({ source: "stand-in", version: "5.2.0" });
  expect(calls()).toContain("plugin install resource docker 5.2.0 --file");
  expect(official).toHaveBeenCalledTimes(1);
  const before = calls();
  expect(await ensure()).toEqual({ source: "stand-in", version: "5.2.0" });
  expect(calls()).toBe(before);
  write("tools/closed-network/docker-plugin/internal/server/create_test.go", "tests do not count");
  await ensure();
  expect(calls()).toBe(before);
  write("tools/closed-network/docker-plugin/internal/server/create.go", "2");
  await ensure();
  expect(calls()).not.toBe(before);
  expect(official).toHaveBeenCalledTimes(1);
  expect(lines.join("\n")).toContain("the stand-in's sources have changed");
});

test("the official one is taken when it can be downloaded, and then never touched", async () => {
  official.mockImplementation(async () => {
    mkdirSync(join(at.pulumiHome, "plugins/resource-docker-v5.2.0"), { recursive: true });
    return true;
  });
  expect(await ensure()).toEqual({ source: "official", version: "5.2.0" });
  write("tools/closed-network/docker-plugin/internal/server/create.go", "2");
  expect(await ensure()).toEqual({ source: "official", version: "5.2.0" });
  expect(official).toHaveBeenCalledTimes(1);
  expect(calls()).toBe("");
});

test("one in the user's Pulumi home is copied", async () => {
  write("users-home/plugins/resource-docker-v5.2.0/pulumi-resource-docker", "binary");
  expect(await ensure()).toEqual({ source: "official", version: "5.2.0" });
  const copy = join(at.pulumiHome, "plugins/resource-docker-v5.2.0/pulumi-resource-docker");
  expect(readFileSync(copy, "utf8")).toBe("binary");
  expect(official).not.toHaveBeenCalled();
});

test("a download that was cut short does not count", async () => {
  write("users-home/plugins/resource-docker-v5.2.0/pulumi-resource-docker", "half");
  write("users-home/plugins/resource-docker-v5.2.0.partial", "");
  expect(await ensure()).toMatchObject({ source: "stand-in" });
});

test("without Go there is no stand-in", async () => {
  process.env.PATH = "";
  await expect(ensure()).rejects.toThrow("There is no Go to build the stand-in docker plugin");
  expect(calls()).toBe("");
});

test.each([
  ["stand-in", "stand-in", 0],
  ["official", undefined, 1],
])("PULUMI_COMPOSE_PLUGIN=%s allows only that", async (only, source, asked) => {
  process.env.PULUMI_COMPOSE_PLUGIN = only;
  if (source === undefined) await expect(ensure()).rejects.toThrow("cannot be had");
  else expect(await ensure()).toMatchObject({ source });
  expect(official).toHaveBeenCalledTimes(asked);
});
