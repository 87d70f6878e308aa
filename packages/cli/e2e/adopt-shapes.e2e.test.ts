import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engine, leftovers } from "../../pulumi-compose/e2e/support/engine";
import { busybox, describeWithToolchain, root, toolchain } from "../../pulumi-compose/e2e/support/toolchain";
import { adoptedTable } from "./adopt/adopted-table";
import { ignoredIn } from "./adopt/ignored-in";
import { keptFiles } from "./adopt/kept-files";
import { declaringDockerfile, declaringImage, shapedServices, shapesProject } from "./adopt/shapes-project";

const project = "pcc-shapes";
const stranger = "shapes-stranger";
const page = join(root, "docs/05-converting.md");
const table = /(<!-- adopted -->\n)[\s\S]*(<!-- \/adopted -->)/;

/** Services that are edited so that the plugin makes their containers anew: some from the imported state, some after a refresh. */
const edited = {
  imported: ["volumes-1", "image-2", "deploy-1", "secrets-1"],
  refreshed: ["volumes-2", "volumes-4", "volumes-6", "volumes-16", "scale-2", "configs-1", "keeping"],
};

const files: Readonly<Record<string, string>> = {
  "compose.yaml": JSON.stringify(shapesProject(project, busybox)),
  "declaring/Dockerfile": declaringDockerfile(busybox),
  "conf/app.conf": "level: info\n",
  "variables.env": "FROM_FILE=yes\n",
  "labels.env": "com.example.file=yes\n",
  "password.txt": "a-password",
};

describeWithToolchain("convert --import, of every attribute", () => {
  const folder = mkdtempSync(join(tmpdir(), `${project}-`));
  const infra = join(folder, "infra");
  const env = {
    ...toolchain(),
    COMPOSE_PROFILES: "debug",
    SHAPES_LEVEL: "debug",
    SHAPES_TOKEN: "a-token",
    PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    // A state as big as this one is written anew after each step.
    PULUMI_EXPERIMENTAL: "true",
    PULUMI_SKIP_CHECKPOINTS: "true",
    // What the program's types are worth is the corpus' test; here it runs many times.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
  };
  const run = (command: string, args: readonly string[], cwd = infra): string => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8", maxBuffer: 2 ** 28 });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
    return stdout;
  };
  const pulumi = (...args: string[]): string => run("pulumi", args);
  const up = (...args: string[]): string => pulumi("up", "--yes", "--skip-preview", "--non-interactive", ...args);
  const urnOf = (container: string): string =>
    `urn:pulumi:test::${project}::docker:index/container:Container::${project}-${container}`;
  const edit = (services: readonly string[]): void => {
    for (const service of services) {
      const file = join(infra, "services", `${service}.ts`);
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace(/^( *)removeVolumes: false,$/m, "$1removeVolumes: false,\n$1stdinOpen: true,"));
    }
  };
  let imported = "";
  const idsOf = async (): Promise<ReadonlyMap<string, string>> => {
    const filters = { label: [`com.docker.compose.project=${project}`] };
    const containers = await engine().listContainers({ all: true, filters });
    return new Map(containers.map(({ Id, Names }) => [Names[0] ?? "", Id]));
  };

  beforeAll(() => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    mkdirSync(join(folder, "backend"));
    run("docker", ["build", "--quiet", "--tag", declaringImage, "declaring"], folder);
    run("docker", ["network", "create", `${project}-elsewhere`], folder);
    run("docker", ["volume", "create", `${project}-outside`], folder);
    run("docker", ["run", "--detach", "--name", stranger, "--volume=/strange", busybox, "sleep", "100000"], folder);
  }, 120_000);

  afterAll(() => {
    const last = (command: string, ...args: string[]) => spawnSync(command, args, { cwd: folder, env });
    last("docker-compose", "down", "--volumes", "--remove-orphans", "--timeout=1");
    last("docker", "rm", "--force", "--volumes", stranger);
    last("docker", "network", "rm", `${project}-elsewhere`);
    last("docker", "volume", "rm", `${project}-outside`);
    last("docker", "image", "rm", declaringImage);
    rmSync(folder, { recursive: true, force: true });
  }, 300_000);

  test("nothing is replaced and no file is lost, and the table of docs/05-converting.md says so", async () => {
    run("docker-compose", ["up", "--detach", "--quiet-pull"], folder);
    const ids = await idsOf();
    const before = await keptFiles(project, "write");
    expect(before.size).toBeGreaterThan(20);

    const cli = join(root, "packages/cli/dist/main.js");
    const said = run(process.execPath, [cli, "convert", "--out", "infra", "--import"], folder);
    expect(said).not.toContain("will be created");
    symlinkSync(join(root, "node_modules"), join(infra, "node_modules"));
    pulumi("stack", "init", "test");
    pulumi("config", "set", "--secret", "shapesToken", "a-token");
    pulumi("config", "set", "shapesLevel", "debug");
    pulumi("import", "--file", "import.json", "--protect=false", "--generate-code=false", "--yes");
    imported = pulumi("stack", "export", "--show-secrets");

    up("--expect-no-changes");
    pulumi("refresh", "--yes", "--skip-preview", "--non-interactive");
    up("--expect-no-changes");
    up("--expect-no-changes");
    expect(await idsOf()).toEqual(ids);
    expect(await keptFiles(project, "read")).toEqual(before);

    const rows = adoptedTable(shapedServices(), (service) => ignoredIn(infra, service));
    const text = readFileSync(page, "utf8");
    const expected = text.replace(table, (_, start: string, end: string) => `${start}${rows}\n${end}`);
    if (process.env.UPDATE_DOCS) writeFileSync(page, expected);
    expect(readFileSync(page, "utf8")).toBe(expected);
  }, 600_000);

  test("a container that an edit replaces has its volumes again, also when the state was not refreshed", async () => {
    const [ids, before] = [await idsOf(), await keptFiles(project, "read")];
    writeFileSync(join(folder, "imported.json"), imported);
    pulumi("stack", "import", "--file", join(folder, "imported.json"));
    edit(edited.imported);
    up();
    const containers = [...(await idsOf()).keys()].map((name) => name.slice(project.length + 2));
    const refreshed = containers.filter((name) => edited.refreshed.includes(name.replace(/-\d+$/, "")));
    pulumi(
      "refresh",
      "--yes",
      "--skip-preview",
      "--non-interactive",
      ...refreshed.map((name) => `--target=${urnOf(name)}`),
    );
    edit(edited.refreshed);
    up();
    const now = await idsOf();
    for (const service of [...edited.imported, ...edited.refreshed]) {
      expect(now.get(`/${project}-${service}-1`)).not.toBe(ids.get(`/${project}-${service}-1`));
    }
    expect(await keptFiles(project, "read")).toEqual(before);
    up("--expect-no-changes");
    pulumi("destroy", "--yes", "--skip-preview", "--non-interactive");
    expect(await leftovers(project)).toEqual([]);
  }, 600_000);
});
