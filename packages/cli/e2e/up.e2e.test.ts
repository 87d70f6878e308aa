import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../../..");
const envFile = join(root, ".toolchain/env.json");
const describeWithToolchain = existsSync(envFile) ? describe : describe.skip;

const name = "pccli";
const service = (test: string, port = "") => `
name: ${name}
services:
  db:
    image: pulumi-compose/busybox:local
    command: ["sh", "-c", "echo starting up; sleep 1; touch /ok; sleep 1000"]
    stop_grace_period: 0s
    volumes: ["data:/data"]
    healthcheck: { test: "${test}", interval: 1s, retries: 3 }
  web:
    image: pulumi-compose/busybox:local
    command: sleep 1000
    stop_grace_period: 0s
    ${port}
    depends_on: { db: { condition: service_healthy } }
volumes: { data: {} }
`;

describeWithToolchain("the command on a real engine", () => {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...JSON.parse(existsSync(envFile) ? readFileSync(envFile, "utf8") : "{}"),
  };
  delete env.PULUMI_BACKEND_URL;
  delete env.PULUMI_CONFIG_PASSPHRASE;

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, "packages/cli/dist/main.js"), ...args], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
  const write = (text: string) => writeFileSync(join(folder, "compose.yaml"), text);

  afterAll(() => {
    const left = run("down", "--volumes", "--yes");
    rmSync(folder, { recursive: true, force: true });
    expect(left.status).toBe(0);
  });

  test("a mistake is shown with its place, and nothing is started", () => {
    write("services:\n  a:\n    imago: b\n");
    const { status, stderr } = run("up");
    expect(status).toBe(2);
    expect(stderr).toMatch(/compose\.yaml:3:5/);
    expect(existsSync(join(folder, ".pulumi-compose"))).toBe(false);
  });

  test("without an engine it says so at once, and begins nothing", () => {
    write(service("test -e /ok"));
    const away = { ...env, DOCKER_HOST: "unix:///nowhere/docker.sock" };
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "packages/cli/dist/main.js"), "up"], {
      cwd: folder,
      env: away,
      encoding: "utf8",
    });
    expect(stderr).toMatch(/^error: cannot reach the engine at unix:\/\/\/nowhere\/docker\.sock.*\n$/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(existsSync(join(folder, ".pulumi-compose"))).toBe(false);
  });

  test("a failed gate is exit code 1, with the evidence; then the corrected file comes up", () => {
    write(service("echo no route; exit 3"));
    const failed = run("up");
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(/gate db healthy: failed[\s\S]*no route[\s\S]*not started because of it: web/);

    write(service("test -e /ok"));
    const healed = run("up");
    expect(healed.stdout).toContain("gate db healthy: passed");
    expect(healed.status).toBe(0);
  });

  test("the second up changes nothing; a preview names what an edit does", () => {
    const events = run("up", "--json")
      .stdout.trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events[0]).toMatchObject({ type: "start", project: name });
    expect(events.at(-1)).toMatchObject({ type: "summary", result: "succeeded", changes: { same: 5 } });

    write(service("test -e /ok", 'ports: ["127.0.0.1:18099:80"]'));
    const preview = run("preview");
    expect(preview.status).toBe(0);
    expect(preview.stdout).toContain(`container ${name}-web-1: replace`);
    expect(preview.stdout).toMatch(/\+ ports/);
  });

  test("a network and a container's place on it, taken behind its back, are put back without being asked to", () => {
    const docker = (...args: string[]) => spawnSync("docker", args, { env, encoding: "utf8" });
    const json = () =>
      run("up", "--json")
        .stdout.trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    const networkOf = (container: string) =>
      docker("inspect", container, "--format", "{{range .NetworkSettings.Networks}}{{.NetworkID}}{{end}}").stdout;
    const network = `${name}_default`;
    const containers = [`${name}-db-1`, `${name}-web-1`];
    write(service("test -e /ok"));
    for (const container of containers) docker("network", "disconnect", "--force", network, container);
    docker("network", "rm", network);
    docker("network", "create", "--label", `com.docker.compose.project=${name}`, network);
    const events = json();
    const said = events.filter(({ type }) => type === "diagnostic").map(({ message }) => message);
    expect(said).toContainEqual(
      expect.stringMatching(new RegExp(`^network ${name}-default is gone from the engine; `)),
    );
    expect(said).toContainEqual(expect.stringContaining("removed an empty network that an earlier run"));
    expect(events.at(-1)).toMatchObject({ type: "summary", result: "succeeded" });
    const id = docker("network", "inspect", network, "--format", "{{.Id}}").stdout;
    expect(containers.map(networkOf)).toEqual([id, id]);
    expect(json().at(-1)).toMatchObject({ result: "succeeded", changes: { same: 5 } });

    docker("network", "disconnect", network, `${name}-web-1`);
    const again = run("up");
    expect(again.stdout).toContain(`container ${name}-web-1 is not on all of its networks: refreshing the state first`);
    expect(again.stdout).toContain(`connected to ${network} again`);
    expect(networkOf(`${name}-web-1`)).toBe(id);
    expect(run("up").stdout).not.toContain("refreshing");
  });

  test("what is secret by its name is neither shown nor stored in plain", () => {
    const secret = "xq7zSECRETv9";
    writeFileSync(join(folder, ".env"), `DB_PASSWORD=${secret}\n`);
    const leaking = service("echo probe ${DB_PASSWORD}; exit 3").replace("starting up", "log ${DB_PASSWORD}");
    write(leaking.replace("    volumes", "    environment: { DB_PASSWORD: }\n    volumes"));
    const shown = [run("preview", "--json"), run("up", "--plain")];
    expect(shown[1]?.stdout).toMatch(/probe \[secret\][\s\S]*log \[secret\]/);
    write(service("test -e /ok").replace("starting up", "log ${DB_PASSWORD}"));
    shown.push(run("up", "--json"));
    expect(shown.at(-1)?.status).toBe(0);
    expect(shown.flatMap(({ stdout, stderr }) => [stdout, stderr]).filter((text) => text.includes(secret))).toEqual([]);
    const kept = readdirSync(join(folder, ".pulumi-compose"), { recursive: true, encoding: "utf8" })
      .map((path) => join(folder, ".pulumi-compose", path))
      .filter((path) => statSync(path).isFile());
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.filter((path) => readFileSync(path, "latin1").includes(secret))).toEqual([]);
  });

  test("a volume keeps its data over an edit that no engine can apply to it", () => {
    const withVolume = (attributes: string) => {
      const file = service("test -e /ok");
      expect(file).toContain("volumes: { data: {} }");
      write(file.replace("volumes: { data: {} }", `volumes: { data: { ${attributes} } }`));
    };
    const docker = (...args: string[]) => spawnSync("docker", args, { env, encoding: "utf8" }).stdout;
    docker("exec", `${name}-db-1`, "sh", "-c", "echo kept > /data/kept");
    withVolume("labels: { tier: gold }");
    for (const command of ["preview", "up"]) {
      const { status, stdout } = run(command);
      expect(stdout).toContain(`${name}_data keeps its labels (none), and the file says tier=gold`);
      expect(status).toBe(0);
    }
    for (const [edit, told] of [
      [
        "driver_opts: { type: tmpfs, device: tmpfs }",
        "its driver_opts, of which the file says otherwise: device, type",
      ],
      ["driver: other", "its driver (local), and the file says other"],
      ["name: elsewhere", `its name (${name}_data), and the file says elsewhere`],
    ] as const) {
      withVolume(edit);
      for (const command of ["preview", "up"]) {
        const { status, stdout } = run(command);
        expect(stdout).toContain(`${name}_data keeps ${told}`);
        expect(status).toBe(0);
      }
    }
    expect(docker("exec", `${name}-db-1`, "cat", "/data/kept")).toBe("kept\n");
    write(service("test -e /ok"));
    expect(run("up").stdout).not.toContain("keeps its labels");
  });

  test("an anonymous volume outlives an edit, and begins anew when it is asked to", () => {
    const withScratch = (edit: string) =>
      write(
        service("test -e /ok").replace(
          "    depends_on",
          `    volumes: [/scratch]\n    labels: { edit: ${edit} }\n    depends_on`,
        ),
      );
    const inWeb = (command: string) =>
      spawnSync("docker", ["exec", `${name}-web-1`, "sh", "-c", command], { env, encoding: "utf8" }).stdout;
    const volume = `volume ${name}_web-1.scratch`;
    withScratch("one");
    expect(run("up").stdout).toContain(`${volume}: created`);
    inWeb("echo kept > /scratch/f");
    withScratch("two");
    const edited = run("up");
    expect(edited.stdout).toContain(`container ${name}-web-1: replaced`);
    expect(edited.stdout).not.toContain(volume);
    expect(inWeb("cat /scratch/f")).toBe("kept\n");
    const renewed = run("up", "--renew-anon-volumes");
    expect(renewed.status).toBe(0);
    expect(renewed.stdout).toContain(`${volume}: replaced`);
    expect(inWeb("cat /scratch/f; echo new")).toBe("new\n");
    withScratch("three");
    const file = readFileSync(join(folder, "compose.yaml"), "utf8");
    write(file.replace("    volumes: [/scratch]\n", ""));
    const dropped = run("up");
    expect(dropped.stdout).toContain(`volume ${name}_web-1.scratch is not in the file any more: it is kept`);
    expect(dropped.stdout).not.toContain(`${volume}: deleted`);
    spawnSync("docker", ["volume", "rm", `${name}_web-1.scratch`], { env });
  });

  test("down keeps the volume, down --volumes does not; pre_stop runs before, and may refuse", () => {
    const stopping = (command: string) =>
      write(
        service("test -e /ok").replace(
          "    volumes",
          `    pre_stop: [{ command: [sh, -c, "${command}"] }]\n    volumes`,
        ),
      );
    stopping("echo still writing; exit 4");
    const refused = run("down");
    expect(refused.status).toBe(1);
    expect(refused.stdout).toMatch(/"db": pre_stop 1 of 1 .* exited with code 4; it printed: still writing/);
    expect(refused.stdout).not.toContain("deleted");
    stopping("test -e /ok");
    const down = run("down");
    expect(down.status).toBe(0);
    expect(down.stdout).toContain(`${name}-db-1: running pre_stop`);
    expect(down.stdout).toContain(`container ${name}-db-1: deleted`);
    expect(down.stdout).not.toContain("volume");
    const all = run("down", "--volumes", "--yes");
    expect(all.stdout).toContain(`volume ${name}_data: deleted`);
  });
});
