import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Docker from "dockerode";
import { type EngineProgram, engineCommand } from "./engine-command";
import { OWN_PREFIX, removeGroups, sweep } from "./leftovers";
import { Machine } from "./machine";

const START_MS = 120_000;
const PAUSE_MS = 100;

export interface OwnEngineOptions {
  /** The host name that the engine goes by. Default: `engine`. */
  readonly name?: string;
  /** More arguments for dockerd. */
  readonly flags?: readonly string[];
  /** Default: the `dockerd` that the PATH has first. */
  readonly program?: EngineProgram;
  /** Folders that the engine's machine has for itself, in memory; they must exist. */
  readonly ownFolders?: readonly string[];
  /** The machine's place in a network; without one it has nothing but its own bridges. */
  readonly network?: EngineNetwork;
}

export interface EngineNetwork {
  readonly address: string;
  readonly prefixLength: number;
  /** Gives the machine of this process its `eth0`. */
  readonly plugIn: (pid: number) => Promise<void>;
}

/**
 * A Docker engine that nobody else uses, so that a test may stop it, kill it, or have it pretend things. It lives in a
 * machine of its own (see {@link Machine}): it has the default bridge and the default addresses, touches no other
 * engine's rules, reaches no registry, and leaves nothing behind but its folder, which goes too.
 *
 * @example
 * const engine = await OwnEngine.start();
 * try {
 *   await engine.docker.info();
 * } finally {
 *   await engine.discard();
 * }
 */
export class OwnEngine {
  readonly name: string;
  readonly folder: string;
  readonly socket: string;
  readonly docker: Docker;
  #machine: Machine | undefined;
  #daemon: ChildProcess | undefined;

  private constructor(private readonly options: OwnEngineOptions) {
    this.name = options.name ?? "engine";
    this.folder = mkdtempSync(path.join(tmpdir(), OWN_PREFIX));
    this.socket = path.join(this.folder, "docker.sock");
    this.docker = new Docker({ socketPath: this.socket });
    mkdirSync(path.join(this.folder, "data"));
    writeFileSync(path.join(this.folder, "daemon.json"), "{}\n");
  }

  /** Why this process can have no machine for an engine, or undefined when it can. */
  static get needs(): string | undefined {
    if (process.platform !== "linux") return "an engine of one's own needs Linux";
    return process.getuid?.() === 0 ? undefined : "an engine of one's own needs root";
  }

  /** Why this process can have no engine of its own, or undefined when it can. */
  static get impossible(): string | undefined {
    if (OwnEngine.needs !== undefined) return OwnEngine.needs;
    const found = ["/usr/bin/dockerd", "/usr/sbin/dockerd", "/usr/local/bin/dockerd"].some((file) => existsSync(file));
    return found ? undefined : "there is no dockerd on this machine";
  }

  static async start(options: OwnEngineOptions = {}): Promise<OwnEngine> {
    sweep();
    const engine = new OwnEngine(options);
    try {
      await engine.start();
    } catch (error) {
      await engine.discard();
      throw error;
    }
    return engine;
  }

  /** As DOCKER_HOST and Pulumi's docker provider want it. */
  get host(): string {
    return `unix://${this.socket}`;
  }

  /** In the network of its bench. @throws Error for an engine that stands alone. */
  get address(): string {
    const { network } = this.options;
    if (network === undefined) throw new Error(`the engine ${this.name} is in no network`);
    return network.address;
  }

  get runs(): boolean {
    return this.#daemon !== undefined && this.#daemon.exitCode === null && this.#daemon.signalCode === null;
  }

  /** Starts it, at first or again after it was stopped, killed or switched off; what it had on its disk it still has. */
  async start(): Promise<void> {
    if (this.runs) return;
    this.#machine = this.#machine?.runs ? this.#machine : await this.#boot();
    const log = openSync(path.join(this.folder, "dockerd.log"), "a");
    const { flags = [], program } = this.options;
    const [file, ...args] = this.#machine.inside(engineCommand(this.folder, flags, program));
    const env = { ...process.env, PATH: `${program === undefined ? "" : `${program.bin}:`}${process.env.PATH}` };
    const daemon = spawn(file, args, { stdio: ["ignore", log, log], detached: true, env });
    this.#daemon = daemon;
    let failure: Error | undefined;
    daemon.once("error", (error) => {
      failure = error;
    });
    const end = Date.now() + START_MS;
    while (!(await this.docker.ping().catch(() => false))) {
      if (failure || !this.runs || Date.now() > end) {
        throw new Error(`the engine ${this.name} did not start: ${failure ?? ""}\n${this.log().slice(-4000)}`);
      }
      await sleep(PAUSE_MS);
    }
  }

  #boot(): Promise<Machine> {
    const { network, ownFolders = [] } = this.options;
    const where = network && { address: `${network.address}/${network.prefixLength}` };
    return Machine.start({ hostname: this.name, ownFolders, ...where }, network?.plugIn);
  }

  /** Stops the engine as an administrator does, its containers with it; its machine stays on. */
  stop(): Promise<void> {
    return this.#end("TERM");
  }

  /** Kills the engine; its containers live on until it is started again. */
  kill(): Promise<void> {
    return this.#end("KILL");
  }

  async #end(signal: "TERM" | "KILL"): Promise<void> {
    const daemon = this.#daemon;
    if (!this.runs || daemon === undefined) return;
    const over = new Promise((resolve) => daemon.once("close", resolve));
    await this.run("sh", "-c", `kill -${signal} "$(cat /run/docker.pid)"`);
    await over;
  }

  /** Ends the engine, its containers and its machine at once, as when the power fails. */
  async powerOff(): Promise<void> {
    const over = this.runs ? new Promise((resolve) => this.#daemon?.once("close", resolve)) : undefined;
    await this.#machine?.end();
    await over;
  }

  /** Runs a command in the engine's machine. @returns its standard output. @throws Error when it fails. */
  run(...command: string[]): Promise<string> {
    if (!this.#machine?.runs) throw new Error(`the machine of the engine ${this.name} is off`);
    return this.#machine.run(...command);
  }

  log(): string {
    const file = path.join(this.folder, "dockerd.log");
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  /** A folder that goes with the engine. */
  scratch(name: string): string {
    const folder = path.join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Ends it and removes all that it had. */
  async discard(): Promise<void> {
    await this.powerOff();
    removeGroups(path.basename(this.folder));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
