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
  #process: ChildProcess | undefined;

  constructor(private readonly extra: readonly string[] = []) {}

  /** Only root on a machine with dockerd can have one. */
  static get possible(): boolean {
    return process.getuid?.() === 0 && ["/usr/bin/dockerd", "/usr/sbin/dockerd"].some(existsSync);
  }

  async start(): Promise<void> {
    const log = openSync(join(this.folder, "log"), "a");
    const at = (name: string) => join(this.folder, name);
    // In a network namespace of its own: a daemon without a bridge would take the default one away from the machine's.
    this.#process = spawn(
      "unshare",
      [
        ...["--net", "dockerd"],
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
        ...["--bridge=none", "--iptables=false", "--shutdown-timeout=2", ...this.extra],
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

  async stop(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const over = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await over;
  }

  async discard(): Promise<void> {
    await this.stop();
    for (const line of execFileSync("mount", { encoding: "utf8" }).split("\n")) {
      const target = / on (\S+) type/.exec(line)?.[1];
      // What is mounted below another mount is gone with it.
      if (target?.startsWith(this.folder)) spawnSync("umount", ["-l", target]);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
