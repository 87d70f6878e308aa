import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Docker from "dockerode";
import { connect } from "../src";
import { Bench, type ContainerOptions, sleep } from "./support/bench";

jest.setTimeout(120_000);

/** The tool chain's, in a room of Podman's lane; else the machine's. */
const LANE = (process.env.PATH ?? "").split(":").find((folder) => existsSync(join(folder, "podman-engine")));
const PODMAN = "/usr/bin/podman";
const possible = (LANE !== undefined || existsSync(PODMAN)) && process.getuid?.() === 0;
const folder = mkdtempSync(join(tmpdir(), "pch-podman-"));
const socket = join(folder, "podman.sock");
const roots = ["--root", join(folder, "root"), "--runroot", join(folder, "run"), "--cgroup-manager=cgroupfs"];
const bench = new Bench(new Docker({ socketPath: socket }));
let service: ChildProcess;

function startInstalled(): ChildProcess {
  // Podman's own default of a million open files is more than a container of ours may be allowed.
  const conf = join(folder, "containers.conf");
  writeFileSync(conf, '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n');
  return spawn(PODMAN, [...roots, "system", "service", "--time=0", `unix://${socket}`], {
    stdio: "ignore",
    env: { ...process.env, CONTAINERS_CONF: conf },
  });
}

/** Not the room's own, which others use. */
function startLane(bin: string): ChildProcess {
  const places = [
    "--data-root",
    join(folder, "data"),
    "--exec-root",
    join(folder, "run"),
    "--host",
    `unix://${socket}`,
  ];
  return spawn(join(bin, "podman-engine"), places, { stdio: "ignore" });
}

(possible ? describe : describe.skip)("Podman's compatible socket", () => {
  beforeAll(async () => {
    service = LANE === undefined ? startInstalled() : startLane(LANE);
    for (let i = 0; i < 100 && !(await bench.docker.ping().catch(() => false)); i += 1) await sleep(100);
    await bench.setUp();
  });
  afterAll(async () => {
    await bench.cleanUp();
    const over = new Promise((resolve) => service.once("close", resolve));
    service.kill();
    await over;
    if (LANE === undefined) execFileSync(PODMAN, [...roots, "rm", "-af"], { stdio: "ignore" });
    rmSync(folder, { recursive: true, force: true });
  });

  test.each<[string, ContainerOptions, "service_healthy" | "service_completed_successfully", string]>([
    [
      "healthy by its own probe",
      { command: "sleep 0.5; touch /tmp/ok; exec sleep 100", check: { test: "test -f /tmp/ok", intervalMs: 30_000 } },
      "service_healthy",
      "open by probe",
    ],
    [
      "exit",
      { command: "sleep 1; exit 7", check: { test: "exit 1", intervalMs: 30_000 } },
      "service_healthy",
      "exited",
    ],
    ["no healthcheck", { command: "exec sleep 100" }, "service_healthy", "no-healthcheck"],
    ["completed", { command: "sleep 1" }, "service_completed_successfully", "open by engine"],
    ["failed", { command: "sleep 1; exit 3" }, "service_completed_successfully", "exited"],
  ])("%s", async (_, container, condition, outcome) => {
    const engine = await connect({ host: `unix://${socket}` });
    expect(await engine.version()).toMatchObject({ product: "podman" });
    const id = await bench.container(container);
    const result = await engine.waitFor(id, condition, { deadlineMs: 15_000 });
    expect(result.ok ? `open by ${result.by}` : result.reason).toBe(outcome);
    await engine.close();
  });
});
