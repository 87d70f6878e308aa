import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Docker from "dockerode";
import { sleep } from "./bench";

const START_TIMEOUT_MS = 60_000;

/** A dockerd of the test's own, so that it may be stopped, killed and started again. */
export class OwnEngine {
  readonly folder = mkdtempSync(join(tmpdir(), "pch-engine-"));
  readonly socket = join(this.folder, "docker.sock");
  readonly docker = new Docker({ socketPath: this.socket });
  readonly #bridge = `pch${process.pid}`;
  #process: ChildProcess | undefined;

  constructor(private readonly extra: readonly string[] = []) {}

  /** Only root on a machine with dockerd can have one. */
  static get possible(): boolean {
    return process.getuid?.() === 0 && ["/usr/bin/dockerd", "/usr/sbin/dockerd"].some(existsSync);
  }

  async start(): Promise<void> {
    const log = openSync(join(this.folder, "log"), "a");
    const at = (name: string) => join(this.folder, name);
    this.#makeBridge();
    this.#process = spawn(
      "dockerd",
      [
        ...[
          "--data-root",
          at("data"),
          "--exec-root",
          at("exec"),
          "--pidfile",
          at("pid"),
          "-H",
          `unix://${this.socket}`,
        ],
        ...[`--bridge=${this.#bridge}`, "--iptables=false", "--shutdown-timeout=2", ...this.extra],
      ],
      { stdio: ["ignore", log, log] },
    );
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      if (await this.docker.ping().catch(() => false)) return;
      if (this.#process.exitCode !== null || Date.now() > deadline) {
        throw new Error(`dockerd did not start:\n${readFileSync(join(this.folder, "log"), "utf8").slice(-2_000)}`);
      }
      await sleep(100);
    }
  }

  /** Of its own: a daemon that is told to have none takes the default bridge away from the machine's other engine. */
  #makeBridge(): void {
    if (spawnSync("ip", ["link", "add", this.#bridge, "type", "bridge"]).status !== 0) return;
    execFileSync("ip", ["address", "add", `10.212.${process.pid % 250}.1/24`, "dev", this.#bridge]);
    execFileSync("ip", ["link", "set", this.#bridge, "up"]);
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const over = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await over;
  }

  async discard(): Promise<void> {
    await this.stop();
    spawnSync("ip", ["link", "delete", this.#bridge]);
    for (const line of execFileSync("mount", { encoding: "utf8" }).split("\n")) {
      const target = / on (\S+) type/.exec(line)?.[1];
      // What is mounted below another mount is gone with it.
      if (target?.startsWith(this.folder)) spawnSync("umount", ["-l", target]);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
