import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { describeWithToolchain, root, toolchain } from "../../pulumi-compose/e2e/support/toolchain";
import { loadSource } from "../src/load/load-source";
import { dockerProgram } from "../src/targets/docker/docker-program";
import { corpus, slug } from "../test/support/corpus";

jest.setTimeout(120_000);

describeWithToolchain("the converter plugin", () => {
  const folder = mkdtempSync(join(tmpdir(), "pcc-converter-"));
  const home = join(folder, "home");
  const env = { ...toolchain(), PULUMI_HOME: home };
  const files = [
    ...corpus().filter(({ valid }) => valid),
    {
      name: "orders/compose.yaml",
      path: join(root, "packages/convert/src/golden/orders/compose.yaml"),
      valid: true,
      features: [],
    },
  ];
  const pulumi = (cwd: string, ...args: string[]) => spawnSync("pulumi", args, { cwd, env, encoding: "utf8" });

  beforeAll(() => {
    const plugins = join(toolchain()?.PULUMI_HOME ?? "", "plugins");
    mkdirSync(join(home, "plugins"), { recursive: true });
    // The CLI's binder asks the docker plugin for its schema.
    for (const name of readdirSync(plugins).filter((entry) => entry.startsWith("resource-docker"))) {
      cpSync(join(plugins, name), join(home, "plugins", name), { recursive: true });
    }
    const bundle = join(folder, "bundle");
    const packed = spawnSync(process.execPath, [join(root, "packages/convert/pack-plugin.mjs"), bundle], {
      encoding: "utf8",
    });
    if (packed.status !== 0) throw new Error(packed.stderr);
    const installed = pulumi(folder, "plugin", "install", "converter", "compose", "v0.1.0", "--file", bundle);
    if (installed.status !== 0) throw new Error(installed.stderr);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(files.map((file) => [file.name, file] as const))("%s: the CLI binds the PCL", (_, file) => {
    const source = join(folder, "source", slug(file));
    cpSync(dirname(file.path), source, { recursive: true });
    const out = join(folder, "out", slug(file));
    const convert = ["convert", "--from", "compose", "--language", "pcl", "--strict", "--generate-only", "--out", out];
    const run = pulumi(source, ...convert, "--", "-f", basename(file.path));
    const loaded = loadSource({ files: [file.path], style: "resources", out }, dockerProgram, { services: "active" });
    if (loaded.source === undefined) {
      const refused = loaded.diagnostics.filter(({ severity }) => severity === "error");
      expect(refused).not.toEqual([]);
      for (const { code } of refused) expect(run.stderr).toContain(code);
      return;
    }
    expect(`${run.stdout}${run.stderr}`).not.toMatch(/^error/m);
    expect(run.status).toBe(0);
    const { plan, project } = loaded.source;
    const planned = plan.containers.filter(({ service }) => project.services[service]?.scale !== 0);
    const written = readFileSync(join(out, "main.pp"), "utf8").split('"docker:index/container:Container"').length - 1;
    expect(written).toBe(planned.length);
  });
});
