import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readlink } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { type MachineScriptOptions, machineScript, READY } from "./machine-script";

const exec = promisify(execFile);

/**
 * Namespaces that together are a machine for those inside: network, processes, mounts, a host name. It ends with everything
 * that runs in it, as when the power fails; also when the process that made it is gone.
 */
export class Machine {
  readonly #process: ChildProcess;
  readonly #over: Promise<void>;

  private constructor(process: ChildProcess) {
    this.#process = process;
    this.#over = new Promise((resolve) => process.once("close", () => resolve()));
  }

  /**
   * @param plugIn called with the id of the process whose network is the machine's, before the machine gets its address.
   * @throws Error with what its set-up said.
   */
  static async start(options: MachineScriptOptions, plugIn?: (pid: number) => Promise<void>): Promise<Machine> {
    const flags = ["--net", "--mount", "--uts", "--pid", "--fork", "--kill-child", "--mount-proc"];
    const process = spawn("unshare", [...flags, "sh", "-c", machineScript(options)], {
      stdio: ["pipe", "pipe", "pipe"],
      // A Ctrl-C is for whoever made the machine, who then ends it in order.
      detached: true,
    });
    process.stdin.on("error", () => undefined);
    const machine = new Machine(process);
    const ready = machine.#ready(options.hostname);
    ready.catch(() => undefined);
    try {
      await separated(process.pid);
      await plugIn?.(machine.pid);
      await ready;
    } catch (error) {
      await machine.end();
      throw error;
    }
    return machine;
  }

  /** Of the process that holds the namespaces. */
  get pid(): number {
    const { pid } = this.#process;
    if (pid === undefined) throw new Error("the machine was not started: there is no unshare (util-linux) here");
    return pid;
  }

  get runs(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** The command line that runs a command in the machine. */
  inside(command: readonly string[]): [string, ...string[]] {
    const at = (name: string) => `/proc/${this.pid}/ns/${name}`;
    const into = [
      `--net=${at("net")}`,
      `--mount=${at("mnt")}`,
      `--uts=${at("uts")}`,
      `--pid=${at("pid_for_children")}`,
    ];
    return ["nsenter", ...into, "--", ...command];
  }

  /**
   * Runs a command in the machine.
   *
   * @returns its standard output
   * @throws Error with its standard error when it fails.
   */
  async run(...command: string[]): Promise<string> {
    const [file, ...args] = this.inside(command);
    const { stdout } = await exec(file, args, { maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  }

  /** Ends it with everything that runs in it, at once. */
  async end(): Promise<void> {
    this.#process.stdin?.destroy();
    // Otherwise a reader that is gone would keep the event of its end back.
    this.#process.stdout?.resume();
    this.#process.stderr?.resume();
    if (this.runs) await this.#over;
  }

  #ready(name: string): Promise<void> {
    return new Promise((resolve, reject) => {
      let said = "";
      this.#process.stderr?.on("data", (chunk) => {
        said += String(chunk);
      });
      this.#process.stdout?.on("data", (chunk) => {
        if (String(chunk).includes(READY)) resolve();
      });
      this.#process.once("error", reject);
      this.#process.once("close", () => reject(new Error(`the machine ${name} did not come up: ${said.trim()}`)));
    });
  }
}

/** Waits until the process has its own network: before that, an interface would be plugged into this one's. */
async function separated(pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  const own = await readlink("/proc/self/ns/net");
  while ((await readlink(`/proc/${pid}/ns/net`).catch(() => "gone")) === own) await sleep(10);
}
