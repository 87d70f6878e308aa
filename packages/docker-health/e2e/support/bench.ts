import { randomBytes } from "node:crypto";
import { Agent } from "node:http";
import Docker from "dockerode";
import { ensureImage, IMAGE } from "./busybox-image";

export interface Check {
  /** Default: `CMD-SHELL`. */
  readonly test: string | readonly string[];
  readonly intervalMs?: number;
  readonly timeoutMs?: number;
  readonly startPeriodMs?: number;
  readonly startIntervalMs?: number;
  readonly retries?: number;
}

export interface ContainerOptions {
  readonly command: string;
  readonly check?: Check;
  readonly restart?: { readonly Name: string; readonly MaximumRetryCount?: number };
  readonly memoryBytes?: number;
  readonly user?: string;
  readonly start?: boolean;
  readonly image?: string;
  readonly network?: string;
  readonly autoRemove?: boolean;
}

// The bench's connections end with their answers: what a test finds open after it is the engine's alone.
const endWithAnswers: Docker.DockerOptions & { readonly agent: Agent } = { agent: new Agent({ keepAlive: false }) };

/** Containers for one test file on one engine; `cleanUp` removes them all, and nothing else. */
export class Bench {
  readonly #made = new Set<string>();
  #count = 0;
  readonly #run = randomBytes(3).toString("hex");

  constructor(readonly docker: Docker = new Docker(endWithAnswers)) {}

  async setUp(): Promise<void> {
    await ensureImage(this.docker);
  }

  /** @returns the id */
  async container(options: ContainerOptions): Promise<string> {
    const { check, start = true } = options;
    const test = typeof check?.test === "string" ? ["CMD-SHELL", check.test] : [...(check?.test ?? [])];
    const ns = (ms: number | undefined) => (ms ?? 0) * 1e6;
    this.#count += 1;
    const container = await this.docker.createContainer({
      name: `pch-${this.#run}-${this.#count}`,
      Image: options.image ?? IMAGE,
      Cmd: ["sh", "-c", options.command],
      ...(options.user && { User: options.user }),
      ...(check && {
        Healthcheck: {
          Test: test,
          Interval: ns(check.intervalMs ?? 1_000),
          Timeout: ns(check.timeoutMs ?? 1_000),
          StartPeriod: ns(check.startPeriodMs),
          // An engine that does not know it takes no notice.
          StartInterval: ns(check.startIntervalMs),
          Retries: check.retries ?? 3,
        },
      }),
      HostConfig: {
        NetworkMode: options.network ?? "none",
        // Most of them sleep and would take their ten seconds to be stopped.
        Init: false,
        ...(options.autoRemove && { AutoRemove: true }),
        ...(options.restart && { RestartPolicy: options.restart }),
        ...(options.memoryBytes && { Memory: options.memoryBytes, MemorySwap: options.memoryBytes }),
      },
    });
    this.#made.add(container.id);
    if (start) await container.start();
    return container.id;
  }

  async shell(id: string, line: string): Promise<void> {
    const exec = await this.docker.getContainer(id).exec({ Cmd: ["sh", "-c", line], AttachStdout: true });
    const stream = await exec.start({});
    await new Promise((resolve) => stream.on("end", resolve).resume());
  }

  async remove(id: string): Promise<void> {
    await this.docker
      .getContainer(id)
      .remove({ force: true, v: true })
      .catch(() => {});
    this.#made.delete(id);
  }

  async cleanUp(): Promise<void> {
    for (const id of [...this.#made]) await this.remove(id);
  }

  /** The command lines of a container's processes. */
  async processes(id: string): Promise<string[]> {
    const top: { Processes: string[][] } = await this.docker.getContainer(id).top({ ps_args: "-eo pid,args" });
    return top.Processes.map((row) => row.at(-1) ?? "");
  }
}

export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
