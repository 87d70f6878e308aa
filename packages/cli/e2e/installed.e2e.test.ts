import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type PackedRegistry, packedRegistry } from "./support/packed-registry";

const folder = mkdtempSync(join(tmpdir(), "pcc-installed-"));
const prefix = join(folder, "prefix");
const project = join(folder, "project");
let registry: PackedRegistry;

beforeAll(async () => {
  registry = await packedRegistry(join(folder, "tarballs"));
  mkdirSync(project);
  writeFileSync(join(project, "compose.yaml"), "name: shop\nservices: { web: { image: w } }\n");
});

afterAll(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

/** Runs a program to its end in the project's folder; npm finds our packages in their tarballs, those of others in its registry. */
function run(program: string, ...args: readonly string[]) {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/.test(name));
  const env = { ...Object.fromEntries(own), "npm_config_@pulumi-compose:registry": registry.url };
  return new Promise<{ readonly code: unknown; readonly out: string; readonly err: string }>((done) => {
    execFile(program, [...args], { cwd: project, env, encoding: "utf8" }, (error, out, err) =>
      done({ code: error?.code ?? 0, out, err }),
    );
  });
}

const quick = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];

test("`npm install -g pulumi-compose` gives the command", async () => {
  const install = await run("npm", "install", "-g", "--prefix", prefix, ...quick, registry.tarball("pulumi-compose"));
  expect(install.err).not.toContain("ERR");
  expect(install.code).toBe(0);
  const command = join(prefix, "bin/pulumi-compose");
  expect(await run(command, "--version")).toEqual({ code: 0, out: "0.1.0\n", err: "" });
  expect(await run(command, "config", "--services")).toEqual({ code: 0, out: "web\n", err: "" });
  // What converts, plans a deployment and talks to an engine is there as well.
  expect(await run(command, "convert", "--out", "program")).toMatchObject({ code: 0 });
  expect((await run(command, "plan", "--offline")).out).toContain("web");
  expect(await run(command, "status", "-H", "unix:///nowhere.sock")).toMatchObject({ code: 2 });
  expect(existsSync(join(prefix, "share/man/man1/pulumi-compose.1"))).toBe(true);
  // So are the dashboard's page, and the file that reports are made of.
  expect(await run(command, "simulate", "--offline", "--report", "start.html")).toMatchObject({ code: 0 });
  expect(readFileSync(join(project, "start.html"), "utf8")).toContain('{"type":"about","at":0,"project":"shop"');
  expect(existsSync(join(prefix, "lib/node_modules/pulumi-compose/dist/page/index.html"))).toBe(true);
});

test("so does `npx pulumi-compose`", async () => {
  const version = await run(
    "npx",
    "--yes",
    ...quick,
    "--package",
    registry.tarball("pulumi-compose"),
    "pulumi-compose",
    "--version",
  );
  expect(version).toMatchObject({ code: 0, out: "0.1.0\n" });
});

test("a program that imports the library from it does not load the command", async () => {
  const source = `
    const { ComposeProject } = require("pulumi-compose");
    const loaded = Object.keys(require.cache).map((file) => file.split("node_modules/").at(-1));
    console.log(typeof ComposeProject, loaded.filter((file) => /^(commander|picocolors|@bomb.sh|@pulumi-compose.convert)/.test(file)));`;
  const run = await execute(source);
  expect(run).toEqual({ code: 0, out: "function []\n", err: "" });
});

test("an ESM program imports the library's names from it, too", async () => {
  writeFileSync(
    join(prefix, "lib/program.mjs"),
    'import { ComposeProject, healthy } from "pulumi-compose";\nconsole.log(typeof ComposeProject, typeof healthy);\n',
  );
  // ESM has no NODE_PATH: it looks beside the program, as in a project of its own.
  expect(await run(process.execPath, join(prefix, "lib/program.mjs"))).toEqual({
    code: 0,
    out: "function function\n",
    err: "",
  });
});

function execute(source: string) {
  writeFileSync(join(prefix, "lib/program.js"), source);
  return run(process.execPath, join(prefix, "lib/program.js"));
}

test("a clone that is built gives the command, too", async () => {
  const linked = join(folder, "linked");
  const install = await run("npm", "install", "-g", "--prefix", linked, ...quick, resolve(__dirname, ".."));
  expect(install).toMatchObject({ code: 0 });
  expect(await run(join(linked, "bin/pulumi-compose"), "config", "--services")).toMatchObject({
    code: 0,
    out: "web\n",
  });
});
