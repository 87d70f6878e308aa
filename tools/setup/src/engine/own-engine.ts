import { spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { findExecutables } from "../util/find-executable";

const START_MS = 60_000;
const STOP_MS = 30_000;
const POLL_MS = 200;

export interface OwnEngineOptions {
  /** More arguments for the engine; by default it uses its own places and the default socket. */
  readonly args?: readonly string[];
  /** A command that runs another one in its own place, as `nsenter` does. */
  readonly within?: readonly string[];
  /** Default: the `dockerd` that is installed. */
  readonly program?: EngineProgram;
}

/** A program that takes dockerd's arguments for its places: `--pidfile`, `--data-root`, `--exec-root`, `--host`. */
export interface EngineProgram {
  readonly name: "dockerd" | "podman-engine";
  /** The folder of it and of what it runs by. */
  readonly bin: string;
}

/** The engine that this project starts, when it starts one; its process id is in a file of the tool chain. */
export class OwnEngine {
  readonly pidFile: string;
  readonly log: string;

  constructor(
    at: Pick<Places, "toolchain" | "logs">,
    private readonly options: OwnEngineOptions = {},
  ) {
    this.pidFile = join(at.toolchain, "dockerd.pid");
    this.log = join(at.logs, "dockerd.log");
  }

  /** The process id, if the engine that was started here still runs. */
  pid(): number | undefined {
    // dockerd takes its file away when it ends, which may be at any moment.
    const pid = Number(contentOf(this.pidFile));
    return pid > 0 && this.isOurs(pid) ? pid : undefined;
  }

  /** An id may long belong to another process: only one that was given our very file is ours. */
  private isOurs(pid: number): boolean {
    return contentOf(`/proc/${pid}/cmdline`).includes(this.pidFile);
  }

  /**
   * Starts dockerd, which lives on when this process ends.
   *
   * @param answers asked again and again, until it says that the engine answers.
   * @throws SetupError with the end of its log when it does not come up.
   */
  async start(answers: () => Promise<boolean>): Promise<number> {
    // dockerd itself finds containerd, runc and iptables by the PATH.
    const { args: more = [], within = [], program } = this.options;
    const path = `${program === undefined ? "" : `${program.bin}:`}${process.env.PATH ?? ""}:/usr/sbin:/sbin`;
    const name = program?.name ?? "dockerd";
    const [engine] = findExecutables(name, path);
    if (engine === undefined) throw new SetupError(`there is no ${name} on this machine`);
    mkdirSync(join(this.log, ".."), { recursive: true });
    rmSync(this.pidFile, { force: true });
    const output = openSync(this.log, "w");
    const [command = engine, ...args] = [...within, engine, "--pidfile", this.pidFile, ...more];
    const child = spawn(command, args, {
      detached: true,
      env: { ...process.env, PATH: path },
      stdio: ["ignore", output, output],
    });
    child.on("error", () => undefined);
    child.unref();
    const deadline = Date.now() + START_MS;
    while (Date.now() < deadline && child.exitCode === null) {
      if (await answers()) return child.pid ?? 0;
      await sleep(POLL_MS);
    }
    child.kill();
    const end = readFileSync(this.log, "utf8").trim().split("\n").slice(-8).join("\n");
    throw new SetupError(`${name} did not come up (see ${this.log}):\n${end}`);
  }

  /** Stops the engine by its process id and waits for its end; does nothing when it does not run. */
  async stop(): Promise<boolean> {
    const pid = this.pid();
    if (pid === undefined) return false;
    send(pid, "SIGTERM");
    const deadline = Date.now() + STOP_MS;
    // Its file goes before it does.
    while (this.isOurs(pid)) {
      if (Date.now() > deadline) send(pid, "SIGKILL");
      await sleep(POLL_MS);
    }
    rmSync(this.pidFile, { force: true });
    return true;
  }
}

/** What the file holds; nothing if it is not there, or no longer. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Sends the signal; a process that has ended meanwhile needs none. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
