import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installed, installOutside, type Outside, oldestSdk } from "./reuse/outside";
import { consumers, inlineProgram } from "./reuse/programs";
import { leftovers } from "./support/engine";
import { PulumiProject } from "./support/pulumi-project";
import { describeWithToolchain, root, toolchain } from "./support/toolchain";

describeWithToolchain("the package, packed and installed outside the workspace", () => {
  let outside: Outside;

  beforeAll(() => {
    outside = installOutside();
  });

  afterAll(() => outside.remove());

  test("holds JavaScript, types and its papers, the command its page and its schemas, nothing else", () => {
    expect(outside.packed.size).toBe(7);
    const ofTheCommand = /^package\/(dist\/page\/|dist\/report\.html$|schema\/[\w-]+\.json$)/;
    for (const [name, files] of outside.packed) {
      const own = files.filter((file) => !/^pulumi-compose-\d/.test(name) || !ofTheCommand.test(file));
      // A bundle of others' code has their licences beside it.
      const licences = new Set(
        files.filter((file) => /\.m?js$/.test(file)).map((file) => file.replace(/\.m?js$/, ".licenses.txt")),
      );
      const isOfUse = (file: string) => /^package\/dist\/.*\.(m?js|d\.ts|1)$/.test(file) || licences.has(file);
      const others = own.filter((file) => !isOfUse(file)).sort();
      expect(others).toEqual(["package/CHANGELOG.md", "package/LICENSE", "package/README.md", "package/package.json"]);
      expect(files.filter((file) => /\.test\.|\/testing\//.test(file))).toEqual([]);
    }
  });

  test("takes its own packages from the tarballs", () => {
    for (const name of ["parser", "health-model", "docker-health", "project", "convert"]) {
      const { version, resolved } = installed(outside, `@pulumi-compose/${name}`);
      expect(version).toBe("0.1.0");
      expect(resolved).toBe(`file:tarballs/pulumi-compose-${name}-0.1.0.tgz`);
    }
  });

  test("has the oldest of Pulumi's SDKs that it accepts", () => {
    expect(installed(outside, "@pulumi/pulumi").version).toBe(oldestSdk());
  });

  test.each(consumers)("is brought up from $what", async ({ name, files, compiled }) => {
    const project = new PulumiProject({ name, files, modules: outside.modules });
    try {
      if (compiled) execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", project.folder], { stdio: "pipe" });
      const run = await project.up();
      expect(run.text).toContain("created");
      expect(run.code).toBe(0);
      expect(project.outputs()).toMatchObject({
        health: "healthy",
        gates: { "db service_healthy": expect.any(Number) },
      });
    } finally {
      await project.dispose();
    }
    expect(await leftovers(name)).toEqual([]);
  });

  test("an inline program ends when a gate fails, whatever of a service that is never started it waits for", async () => {
    const name = "pce-reuse-inline";
    const folder = mkdtempSync(join(tmpdir(), `${name}-`));
    try {
      symlinkSync(outside.modules, join(folder, "node_modules"));
      mkdirSync(join(folder, "backend"));
      for (const [file, text] of Object.entries(inlineProgram(name))) writeFileSync(join(folder, file), text);
      const run = (command: string) =>
        spawnSync(process.execPath, ["index.js", command], {
          cwd: folder,
          env: { ...toolchain(), PULUMI_BACKEND_URL: `file://${folder}/backend`, PULUMI_CONFIG_PASSPHRASE: "test" },
          encoding: "utf8",
          timeout: 120_000,
        });
      const up = run("up");
      expect([up.signal, up.status]).toEqual([null, 1]);
      expect(up.stdout).toContain("not started because of it: web, tail");
      expect(run("destroy").status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    expect(await leftovers(name)).toEqual([]);
  });
});
