import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const image = "pulumi-compose/busybox:local";
const project = "pcc-unchanged";
const keeps = `image: "${image}", command: [sh, -c, "trap exit TERM; sleep 100000 & wait"], stop_grace_period: 0s`;

const compose = (more = "") => `
name: ${project}
services:
  db:
    { ${keeps}, volumes: ["data:/data"], healthcheck: { test: test ! -e /broken, interval: 1s, retries: 1 } }
  seed: { image: "${image}", command: [echo, seeded] }
  side: { ${keeps}, network_mode: "service:db" }
  limited: { ${keeps}, pids_limit: 50, networks: [default, shared] }
  web:
    image: "${image}"
    command: [sh, -c, "trap exit TERM; sleep 100000 & wait"]
    stop_grace_period: 0s
    ports: ["127.0.0.1:18231:80"]
    environment: { A: "\${A:-1}" }
    env_file: [web.env]
    configs: [conf]
    secrets: [key]
    depends_on:
      db: { condition: service_healthy }
      seed: { condition: service_completed_successfully }
    ${more}
networks: { shared: { external: true, name: ${project}-shared } }
volumes: { data: {} }
configs: { conf: { file: conf.txt } }
secrets: { key: { file: key.txt } }
`;

/** @param ms milliseconds */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

interface Line {
  readonly type: string;
  readonly kind?: string;
  readonly name?: string;
  readonly op?: string;
  readonly status?: string;
  readonly severity?: string;
}

(hasToolchain ? describe : describe.skip)("an up that has nothing to do", () => {
  const folder = new ComposeFolder();
  const docker = (...args: string[]) => folder.docker(args).trim();
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  };

  beforeAll(() => {
    docker("network", "create", `${project}-shared`);
    folder.write(compose());
    write("web.env", "B=1\n");
    write("conf.txt", "conf");
    write("key.txt", "key");
    run("up");
    // A gate opens by its own probe, before the engine has a word of its own; until then only Pulumi's program can wait.
    while (docker("inspect", "--format", "{{.State.Health.Status}}", `${project}-db-1`) !== "healthy") {
      pause(100);
    }
    // In the first seconds after a start it may be a word of before.
    pause(3_000);
  });

  afterAll(() => {
    const { status } = folder.run("down", "--volumes", "--yes");
    docker("network", "rm", `${project}-shared`);
    folder.dispose();
    expect(status).toBe(0);
  });

  /** Runs the command, which has to end well. */
  function run(...args: string[]): readonly Line[] {
    const { status, stdout, stderr } = folder.run(...args, "--json");
    expect({ status, said: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, said: "" });
    return stdout.split("\n").flatMap((line): Line[] => (line.startsWith("{") ? [JSON.parse(line)] : []));
  }

  /** How many updates Pulumi has recorded: none of what is known without it. */
  const updates = () =>
    readdirSync(join(folder.path, ".pulumi-compose/.pulumi/history/pulumi-compose", project)).length;

  /** Whether an `up` was told without Pulumi. */
  function isQuick(...args: string[]): boolean {
    const before = updates();
    const changes = changed(run("up", ...args));
    if (updates() > before) return false;
    expect(changes).toEqual([]);
    return true;
  }

  const changed = (lines: readonly Line[]) =>
    lines.filter(({ type, op, status }) => type === "resource" && op !== "same" && status !== "begun");

  /** Events of which the two ways tell the same: without times, and whatever order they come in. */
  const essence = (lines: readonly Line[]) =>
    lines.map((line) => JSON.stringify({ ...line, at: 0, seconds: 0, waitedSeconds: 0, message: undefined })).sort();

  test("is told without Pulumi, with the same events as by it", () => {
    expect(isQuick()).toBe(true);
    const quick = run("up");
    expect(essence(run("up", "--full"))).toEqual(essence(quick));
    expect(isQuick()).toBe(true);
    expect(essence(run("preview", "--full"))).toEqual(essence(run("preview")));
    const [plain, full] = [folder.run("up"), folder.run("up", "--full")].map(({ stdout }) =>
      stdout
        .replaceAll(/\d+(?:\.\d)? s/g, "N s")
        .split("\n")
        .sort(),
    );
    expect(plain).toEqual(full);
  });

  test("so is one that waits for everything, once it has run for a while", () => {
    docker("run", "--rm", image, "sleep", "11");
    expect(isQuick("--wait")).toBe(true);
    docker("run", "--rm", image, "sleep", "1");
    expect(isQuick()).toBe(true);
  });

  test.each<readonly [string, edit: () => void, undo: () => void]>([
    ["the file", () => folder.write(compose("hostname: other")), () => folder.write(compose())],
    ["a variable", () => write(".env", "A=2\n"), () => write(".env", "")],
    ["an env file", () => write("web.env", "B=2\n"), () => write("web.env", "B=1\n")],
    ["a config", () => write("conf.txt", "other"), () => write("conf.txt", "conf")],
    ["a secret", () => write("key.txt", "other"), () => write("key.txt", "key")],
  ])("an edit is not missed: %s", (_, edit, undo) => {
    run("up");
    edit();
    expect(essence(changed(run("preview")))).toEqual(essence(changed(run("preview", "--full"))));
    expect(changed(run("preview")).length).toBeGreaterThan(0);
    expect(isQuick()).toBe(false);
    expect(changed(run("up", "--full"))).toEqual([]);
    expect(isQuick()).toBe(true);
    undo();
    expect(isQuick()).toBe(false);
  });

  test.each<readonly [string, meddle: () => void]>([
    ["a container is stopped", () => docker("stop", "--time=0", `${project}-web-1`)],
    ["a container is gone", () => docker("rm", "--force", `${project}-limited-1`)],
    ["a container has another name", () => docker("rename", `${project}-web-1`, `${project}-other`)],
    ["a container is off its network", () => docker("network", "disconnect", `${project}_default`, `${project}-web-1`)],
    [
      "one is off a network of somebody else's",
      () => docker("network", "disconnect", `${project}-shared`, `${project}-limited-1`),
    ],
    ["a limit is another", () => docker("update", "--pids-limit=60", `${project}-limited-1`)],
    ["the owner of namespaces was started again", () => docker("restart", "--time=0", `${project}-db-1`)],
    ["a one-shot is gone", () => docker("rm", "--force", `${project}-seed-1`)],
  ])("what happened behind its back is not missed: %s", (_, meddle) => {
    run("up");
    meddle();
    expect(isQuick()).toBe(false);
    expect(changed(run("up", "--full"))).toEqual([]);
  });

  test("what is unhealthy, or asked for otherwise, is Pulumi's to look at", () => {
    run("up");
    expect(isQuick()).toBe(true);
    expect(isQuick("--full")).toBe(false);
    expect(isQuick("--refresh")).toBe(false);
    expect(isQuick("limited")).toBe(false);
    run("up");
    const env = { PULUMI_CONFIG_PASSPHRASE: "other" };
    return folder.startWith(env, "up").ended.then(({ code, out, err }) => {
      expect(code).not.toBe(0);
      expect(out + err).toContain("the passphrase does not fit");
    });
  });
});
