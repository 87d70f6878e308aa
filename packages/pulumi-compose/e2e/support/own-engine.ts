import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Docker from "dockerode";
import { engine as sharedEngine } from "./engine";

const START_MS = 90_000;

/**
 * A Docker engine of the test's own, so that it may be stopped, killed, started again and filled to the brim. A process
 * that does nothing holds its network and mount namespaces, so that what the engine has set up outlives the engine, and
 * nothing of it is seen on the machine. All its data is in memory, of a given size.
 */
export class OwnEngine {
  readonly folder = mkdtempSync(join(tmpdir(), "pce-engine-"));
  readonly docker: Docker;
  readonly host: string;
  private readonly holder: ChildProcess;
  private daemon: ChildProcess | undefined;

  constructor(dataMiB: number) {
    const socket = join(this.folder, "docker.sock");
    this.host = `unix://${socket}`;
    this.docker = new Docker({ socketPath: socket });
    mkdirSync(this.dataFolder);
    const script = [
      "set -e",
      "ip link set lo up",
      `mount -t tmpfs -o size=${dataMiB}m none '${this.dataFolder}'`,
      `touch '${this.folder}/held'`,
      "exec sleep 3600",
    ];
    this.holder = spawn("unshare", ["--net", "--mount", "sh", "-c", script.join("\n")], { stdio: "ignore" });
  }

  /** Only root on a machine with dockerd can have one. */
  static get possible(): boolean {
    return process.getuid?.() === 0 && ["/usr/bin/dockerd", "/usr/sbin/dockerd"].some(existsSync);
  }

  async start(...flags: readonly string[]): Promise<void> {
    await this.until("its namespaces are there", () => existsSync(join(this.folder, "held")));
    const at = (name: string) => join(this.folder, name);
    const log = openSync(at("log"), "a");
    const namespaces = `/proc/${this.holder.pid}/ns`;
    this.daemon = spawn(
      "nsenter",
      [
        ...[`--net=${namespaces}/net`, `--mount=${namespaces}/mnt`, "dockerd", "--shutdown-timeout=2"],
        ...["--data-root", this.dataFolder, "--exec-root", at("exec"), "--pidfile", at("pid"), "-H", this.host],
        ...flags,
      ],
      { stdio: ["ignore", log, log] },
    );
    await this.until("it answers", async () => {
      if (hasEnded(this.daemon)) throw new Error(`dockerd has ended:\n${this.log()}`);
      return this.docker.ping().then(
        () => true,
        () => false,
      );
    });
  }

  /** Ends the daemon: `SIGTERM` in an orderly way, `SIGKILL` as a crash does. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    this.daemon?.kill(signal);
    await this.until("it has ended", () => hasEnded(this.daemon));
    // Its containerd ends with it. A process that nobody reaps yet would be taken for one that still runs.
    if (signal === "SIGKILL") rmSync(join(this.folder, "exec", "containerd", "containerd.pid"), { force: true });
  }

  /**
   * Starts it again, so that it counts its networks' endpoints anew: an engine before 28 loses count when many come and go
   * at once, and then removes a network without containers no more.
   *
   * @returns whether a count was wrong, by its log
   */
  async mendCounts(): Promise<boolean> {
    await this.end("SIGTERM");
    const before = this.log(0).length;
    await this.start();
    return this.log(before).includes("Fixing inconsistent endpoint_cnt");
  }

  /** Copies an image of the machine's engine into this one. */
  async take(image: string): Promise<void> {
    const archive = await sharedEngine().getImage(image).get();
    const progress = await this.docker.loadImage(archive);
    progress.resume();
    await new Promise((resolve, reject) => progress.on("end", resolve).on("error", reject));
  }

  /** Leaves this many KiB of its disk free; undefined: as much as there was. */
  fill(freeKiB: number | undefined): void {
    const filler = join(this.inside, "filler");
    rmSync(filler, { force: true });
    if (freeKiB === undefined) return;
    const { bavail, bsize } = statfsSync(this.inside);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - freeKiB * 1024)));
  }

  async discard(): Promise<void> {
    if (this.daemon && !hasEnded(this.daemon)) await this.end("SIGTERM");
    this.holder.kill("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }

  private get dataFolder(): string {
    return join(this.folder, "data");
  }

  /** The data's folder as the daemon sees it. */
  private get inside(): string {
    return `/proc/${this.holder.pid}/root${this.dataFolder}`;
  }

  private log(from = -4000): string {
    return readFileSync(join(this.folder, "log"), "utf8").slice(from);
  }

  private async until(what: string, met: () => Promise<boolean> | boolean): Promise<void> {
    const end = Date.now() + START_MS;
    while (!(await met())) {
      if (Date.now() > end) throw new Error(`an engine of the test's own: never ${what}\n${this.log()}`);
      await sleep(100);
    }
  }
}

function hasEnded(child: ChildProcess | undefined): boolean {
  return child !== undefined && (child.exitCode !== null || child.signalCode !== null);
}
