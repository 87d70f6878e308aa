import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import Docker from "dockerode";

const run = promisify(execFile);

const START_MS = 60_000;
const STOP_MS = 30_000;

/**
 * A Docker engine of this test's own, as what it does is nobody else's business: it pretends to have Docker Hub's busybox,
 * and it joins a swarm. It lives in network and mount namespaces of its own, so it has the default bridge and the
 * default addresses, touches no other engine's rules, and leaves nothing on the machine but its folder, which goes too.
 */
export class OwnEngine {
  readonly #folder: string;
  readonly #daemon: ChildProcess;
  readonly docker: Docker;
  readonly host: string;

  private constructor(folder: string, daemon: ChildProcess, socket: string) {
    this.#folder = folder;
    this.#daemon = daemon;
    this.host = `unix://${socket}`;
    this.docker = new Docker({ socketPath: socket });
  }

  static async start(): Promise<OwnEngine> {
    const folder = mkdtempSync(path.join(tmpdir(), "docker-plugin-contract-"));
    const socket = path.join(folder, "docker.sock");
    const log = openSync(path.join(folder, "dockerd.log"), "w");
    mkdirSync(path.join(folder, "data"));
    const daemon = spawn("unshare", ["--net", "--mount", "sh", "-c", script(folder, socket)], {
      stdio: ["ignore", log, log],
    });
    const engine = new OwnEngine(folder, daemon, socket);
    try {
      await engine.#ready();
    } catch (error) {
      await engine.stop();
      throw error;
    }
    return engine;
  }

  async #ready(): Promise<void> {
    const end = Date.now() + START_MS;
    for (;;) {
      try {
        await this.docker.ping();
        return;
      } catch (error) {
        if (this.#daemon.exitCode !== null || Date.now() > end) {
          throw new Error(`no engine: ${String(error)}\n${this.log().slice(-4000)}`);
        }
        await sleep(200);
      }
    }
  }

  log(): string {
    return readFileSync(path.join(this.#folder, "dockerd.log"), "utf8");
  }

  /** A folder that goes with the engine. */
  scratch(name: string): string {
    const folder = path.join(this.#folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Makes `busybox:latest` out of the machine's static busybox; no registry is asked. */
  async importBusybox(): Promise<void> {
    const root = this.scratch("busybox");
    mkdirSync(path.join(root, "bin"), { recursive: true });
    mkdirSync(path.join(root, "tmp"), { recursive: true });
    const { stdout } = await run("sh", ["-c", "command -v busybox"]);
    await run("cp", [stdout.trim(), path.join(root, "bin", "busybox")]);
    await run("sh", ["-c", `cd '${root}/bin' && for name in $(./busybox --list); do ln -sf busybox "$name"; done`]);
    const archive = path.join(this.#folder, "busybox.tar");
    await run("tar", ["-C", root, "-cf", archive, "."]);
    const progress = await this.docker.importImage(archive, { repo: "busybox", tag: "latest" });
    progress.resume();
    await new Promise((resolve, reject) => progress.on("end", resolve).on("error", reject));
  }

  async stop(): Promise<void> {
    this.#daemon.kill("SIGTERM");
    const end = Date.now() + STOP_MS;
    while (this.#daemon.exitCode === null && this.#daemon.signalCode === null && Date.now() < end) await sleep(100);
    if (this.#daemon.exitCode === null && this.#daemon.signalCode === null) this.#daemon.kill("SIGKILL");
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }
}

/** `exec`, so that the process that is spawned, and later ended, is the daemon. */
function script(folder: string, socket: string): string {
  return [
    "set -e",
    "ip link set lo up",
    // The recordings bind-mount a folder of /srv.
    "mount -t tmpfs none /srv && mkdir -p /srv/data",
    [
      "exec dockerd",
      `--data-root '${folder}/data' --exec-root '${folder}/exec' --pidfile '${folder}/docker.pid'`,
      `-H 'unix://${socket}' --containerd-namespace dp-contract --containerd-plugins-namespace dp-contract-plugins`,
    ].join(" "),
  ].join("\n");
}
