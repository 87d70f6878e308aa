import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Stack } from "./stack";

// The packed plugin under the real CLI, on the engine that the environment names.

const PREFIX = "dplc";
const IMAGE = `${PREFIX}-busybox:e2e`;

const docker = (...args: readonly string[]) => execFileSync("docker", args, { encoding: "utf8" });

const program = (container: string) => `
const net = new docker.Network("net", { name: "${PREFIX}-net" });
const volume = new docker.Volume("volume", { name: "${PREFIX}-volume" });
const image = new docker.RemoteImage("image", { name: "${IMAGE}", keepLocally: true });
const container = new docker.Container("container", {
  name: "${PREFIX}-container", image: image.imageId, command: ["sleep", "1000"], destroyGraceSeconds: 1,
  networksAdvanced: [{ name: net.name, aliases: ["me"] }],
  mounts: [{ type: "volume", source: volume.name, target: "/data" }],
  uploads: [{ file: "/etc/hello", content: "hello" }],
  ${container}
});
exports.logs = docker.getLogsOutput({ name: container.name }).logsListStrings;
`;

const stack = new Stack();

beforeAll(async () => {
  docker("tag", "pulumi-compose/busybox:local", IMAGE);
  await stack.prepare();
}, 120_000);

afterAll(async () => {
  await stack.remove();
  // What was being made when the CLI was killed is in nobody's state.
  for (const { list, remove } of KINDS) {
    const left = named(list);
    if (left !== "") docker(...remove, ...left.trim().split("\n"));
  }
  docker("rmi", IMAGE);
}, 120_000);

const KINDS = [
  { list: ["ps", "-aq"], remove: ["rm", "-f"] },
  { list: ["network", "ls", "-q"], remove: ["network", "rm"] },
  { list: ["volume", "ls", "-q"], remove: ["volume", "rm"] },
];

const named = (list: readonly string[]) => docker(...list, "--filter", `name=${PREFIX}-`);
const ours = () => KINDS.map(({ list }) => named(list)).join("");

describe("a stack", () => {
  it("comes up, stays as it is, survives a refresh, is changed and replaced, and goes", async () => {
    stack.write(program('envs: ["A=1"], restart: "no",'));
    expect(await stack.succeed("preview")).toMatch(/\+ 5 to create/);
    expect(ours()).toBe("");
    expect(await stack.succeed("up", "--yes", "--skip-preview")).toMatch(/\+ 5 created/);
    expect(docker("exec", `${PREFIX}-container`, "cat", "/etc/hello")).toBe("hello");
    expect(await stack.succeed("up", "--yes", "--skip-preview")).toMatch(/ 5 unchanged/);
    expect(await stack.succeed("refresh", "--yes", "--skip-preview")).toMatch(/ 5 unchanged/);
    expect(await stack.succeed("up", "--yes", "--skip-preview")).toMatch(/ 5 unchanged/);

    stack.write(program('envs: ["A=1"], restart: "always",'));
    expect(await stack.succeed("up", "--yes", "--skip-preview")).toMatch(/~ 1 updated/);
    expect(docker("inspect", "-f", "{{.HostConfig.RestartPolicy.Name}}", `${PREFIX}-container`).trim()).toBe("always");

    stack.write(program('envs: ["A=2"], restart: "always",'));
    expect(await stack.succeed("up", "--yes", "--skip-preview")).toMatch(/\+-1 replaced/);
    expect(docker("inspect", "-f", "{{.Config.Env}}", `${PREFIX}-container`)).toContain("A=2");

    expect(await stack.succeed("destroy", "--yes", "--skip-preview")).toMatch(/- 5 deleted/);
    expect(ours()).toBe("");
  }, 300_000);

  it("is refused with an unknown property, and nothing is made", async () => {
    // The SDK's own classes pass on only what they know, at the top.
    stack.write(program("healthcheck: { bogus: true },"));
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
    expect(code).not.toBe(0);
    expect(output).toContain("Invalid or unknown key. Examine values at 'container.healthcheck.bogus'.");
    expect(docker("ps", "-aq", "--filter", `name=${PREFIX}-container`)).toBe("");
    await stack.succeed("destroy", "--yes", "--skip-preview");
  }, 120_000);

  it("records a container that failed to become healthy, and takes it away", async () => {
    const check = 'healthcheck: { tests: ["CMD", "false"], interval: "1s", retries: 1 }';
    stack.write(program(`wait: true, waitTimeout: 3, ${check},`));
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
    expect(code).not.toBe(0);
    expect(output).toContain("container failed to be in healthy state");
    expect(await stack.succeed("stack", "export")).toContain('"initErrors"');
    await stack.succeed("destroy", "--yes", "--skip-preview");
    expect(ours()).toBe("");
  }, 180_000);
});

describe("the plugin's process", () => {
  it("ends when the CLI is killed", async () => {
    stack.write(program('wait: true, waitTimeout: 100, healthcheck: { tests: ["CMD", "false"], interval: "60s" },'));
    const { child, ended } = stack.start("up", "--yes", "--skip-preview");
    await until("the plugin runs", () => plugins().length > 0);
    const [plugin] = plugins();
    child.kill("SIGKILL");
    await ended;
    await until("the plugin has ended", () => !plugins().includes(plugin ?? ""));
    await stack.pulumi("cancel", "--yes");
  }, 120_000);
});

/** The ids of the processes that run this stack's plugin. */
function plugins(): string[] {
  return readdirSync("/proc").filter(
    (id) => /^\d+$/.test(id) && commandLine(id).includes(`${stack.folder}/home/plugins`),
  );
}

function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, "utf8");
  } catch {
    // It has ended in the meantime.
    return "";
  }
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await sleep(100);
  }
}
