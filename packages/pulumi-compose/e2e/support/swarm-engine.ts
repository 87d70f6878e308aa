import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Docker from "dockerode";
import { engine } from "./engine";

const START_MS = 120_000;
const STOP_MS = 60_000;

/**
 * An engine of the test's own that is a swarm of one node, in network and mount namespaces of its own: it shares nothing
 * with the machine's engine but the kernel, and leaves nothing but its folder, which goes too.
 */
export class SwarmEngine {
  readonly host: string;
  readonly docker: Docker;

  private constructor(
    private readonly folder: string,
    private readonly daemon: ChildProcess,
  ) {
    const socket = join(folder, "docker.sock");
    this.host = `unix://${socket}`;
    this.docker = new Docker({ socketPath: socket });
  }

  static async start(images: readonly string[]): Promise<SwarmEngine> {
    const folder = mkdtempSync(join(tmpdir(), "pc-swarm-"));
    const log = openSync(join(folder, "log"), "w");
    const daemon = spawn("unshare", ["--net", "--mount", "sh", "-c", script(folder)], { stdio: ["ignore", log, log] });
    const swarm = new SwarmEngine(folder, daemon);
    try {
      await swarm.answers();
      await swarm.docker.swarmInit({ ListenAddr: "127.0.0.1:2377", AdvertiseAddr: "127.0.0.1" });
      for (const image of images) {
        const progress = await swarm.docker.loadImage(await engine().getImage(image).get());
        await new Promise((resolve, reject) => progress.resume().on("end", resolve).on("error", reject));
      }
    } catch (error) {
      await swarm.stop();
      throw error;
    }
    return swarm;
  }

  /** What a project has left in the swarm: services, networks, configs, secrets with its stack label. */
  async leftovers(project: string): Promise<string[]> {
    const filters = JSON.stringify({ label: [`com.docker.stack.namespace=${project}`] });
    const [services, networks, configs, secrets] = await Promise.all([
      this.docker.listServices({ filters }),
      this.docker.listNetworks({ filters }),
      this.docker.listConfigs({ filters }),
      this.docker.listSecrets({ filters }),
    ]);
    return [...services, ...configs, ...secrets]
      .map(({ Spec: spec }) => spec?.Name ?? "")
      .concat(networks.map(({ Name: name }) => name));
  }

  /** States of a service's tasks that are to run, with an environment variable of each. */
  async running(service: string, variable: string): Promise<string[]> {
    const filters = JSON.stringify({ service: [service], "desired-state": ["running"] });
    const tasks: { Status: { State: string }; Spec: { ContainerSpec: { Env?: string[] } } }[] =
      await this.docker.listTasks({ filters });
    return tasks.map(({ Status: status, Spec: spec }) => {
      const value = spec.ContainerSpec.Env?.find((entry) => entry.startsWith(`${variable}=`));
      return `${status.State} ${value}`;
    });
  }

  async stop(): Promise<void> {
    const over = () => this.daemon.exitCode !== null || this.daemon.signalCode !== null;
    this.daemon.kill("SIGTERM");
    const end = Date.now() + STOP_MS;
    while (!over() && Date.now() < end) await sleep(100);
    if (!over()) this.daemon.kill("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }

  private async answers(): Promise<void> {
    const end = Date.now() + START_MS;
    for (;;) {
      if (await this.docker.ping().catch(() => false)) return;
      if (this.daemon.exitCode !== null || Date.now() > end) {
        throw new Error(`no engine:\n${readFileSync(join(this.folder, "log"), "utf8").slice(-2_000)}`);
      }
      await sleep(200);
    }
  }
}

/** `exec`, so that the process that is spawned, and later ended, is the daemon. */
function script(folder: string): string {
  const roots = `--data-root '${folder}/data' --exec-root '${folder}/exec' --pidfile '${folder}/pid'`;
  const namespaces = "--containerd-namespace pc-swarm --containerd-plugins-namespace pc-swarm-plugins";
  return `set -e; ip link set lo up; exec dockerd ${roots} -H 'unix://${folder}/docker.sock' ${namespaces}`;
}
