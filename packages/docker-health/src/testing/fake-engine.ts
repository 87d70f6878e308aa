import type { Dialect, ImageHealthcheck } from "@pulumi-compose/health-model";
import type { ContainerSnapshot, ContainerState } from "../shared/container-snapshot";
import type { ContainerSummary } from "../shared/container-summary";
import type { EngineClient, EngineVersion, EventSubscriber, RunningExec, Subscription } from "../shared/engine-client";
import { EngineError } from "../shared/engine-error";
import type { LogFollowing, LogStart, LogSubscriber } from "../shared/log-follower";
import type { FakeClock } from "./fake-clock";
import { FakeLog } from "./fake-log";

/** What an exec in the fake container does; without `afterMs` it hangs until it is killed. */
export interface FakeExec {
  readonly exitCode?: number;
  readonly output?: string;
  readonly afterMs?: number;
}

interface Running {
  readonly mark: string;
  finish(exitCode: number): void;
}

/** An engine in memory: containers that a test changes, one stream of events, execs by a script. */
export class FakeEngine implements EngineClient {
  readonly containers = new Map<string, ContainerSnapshot>();
  readonly subscribers = new Set<EventSubscriber>();
  readonly running = new Set<Running>();
  readonly logs: string[] = [];
  readonly followedLogs: FakeLog[] = [];
  /** Names of images, by their ids. */
  readonly imageNames = new Map<string, string>();
  inspects = 0;
  subscriptions = 0;
  releases = 0;
  /** How it probes, by its version; nobody knows when left out. */
  dialect: Dialect | undefined;
  /** Every call fails, as when the engine's socket is gone. */
  down = false;
  /** Every call takes too long, as on an engine under load. */
  slow = false;
  /** Only events cannot be had, as behind a proxy that forbids them. */
  noEvents = false;
  /** An image without a shell: nothing there to kill a process with. */
  noShell = false;
  script: (command: readonly string[], attempt: number) => FakeExec = () => ({ exitCode: 1, afterMs: 0 });
  execs = 0;

  constructor(private readonly clock: FakeClock) {}

  add(container: ContainerSnapshot): void {
    this.containers.set(container.id, container);
  }

  /** Changes a container and tells it by an event, if any. */
  change(
    id: string,
    change: { state?: Partial<ContainerState>; health?: ContainerSnapshot["health"] },
    action?: string,
  ): void {
    const known = this.containers.get(id);
    if (!known) throw new Error(`no container ${id} in this test`);
    const health = "health" in change ? change.health : known.health;
    const { health: _, ...rest } = known;
    this.containers.set(id, { ...rest, state: { ...known.state, ...change.state }, ...(health && { health }) });
    if (action) this.emit(id, action);
  }

  remove(id: string): void {
    this.containers.delete(id);
    this.emit(id, "destroy");
  }

  emit(id: string, action: string, exitCode?: number): void {
    for (const subscriber of [...this.subscribers]) {
      subscriber.onEvent({
        containerId: id,
        containerName: this.containers.get(id)?.name ?? "",
        action,
        ...(exitCode !== undefined && { exitCode }),
        timeNano: String(BigInt(this.clock.wall()) * 1_000_000n),
      });
    }
  }

  /** Breaks the stream of events. */
  cut(): void {
    const cut = [...this.subscribers];
    this.subscribers.clear();
    for (const subscriber of cut) subscriber.onEnd("cut");
  }

  async inspect(ref: string): Promise<ContainerSnapshot | undefined> {
    this.#reach();
    this.inspects += 1;
    return this.containers.get(ref) ?? [...this.containers.values()].find(({ name }) => name === ref);
  }

  async list(): Promise<readonly ContainerSnapshot[]> {
    this.#reach();
    return [...this.containers.values()];
  }

  async summaries(): Promise<readonly ContainerSummary[]> {
    this.#reach();
    return [...this.containers.values()].map(({ id, state, health }) => {
      return { id, status: `${state.status} ${health?.status ?? ""}`.trim() };
    });
  }

  async time(): Promise<number> {
    this.#reach();
    return Math.floor(this.clock.wall() / 1000);
  }

  async events(_since: string, subscriber: EventSubscriber): Promise<Subscription> {
    this.#reach();
    if (this.noEvents) throw new EngineError("refused", "events are forbidden", 403);
    this.subscriptions += 1;
    this.subscribers.add(subscriber);
    return { close: () => this.subscribers.delete(subscriber) };
  }

  async startExec(_id: string, command: readonly string[], env: readonly string[]): Promise<RunningExec> {
    this.#reach();
    const wanted = command.at(-1) ?? "";
    if (env.length === 0) {
      // The script that ends a probe by its mark.
      if (this.noShell) throw new EngineError("refused", "no such file: /bin/sh", 400);
      for (const exec of [...this.running]) if (exec.mark === wanted) exec.finish(137);
      return { id: "killer", ended: Promise.resolve(0), output: () => "", detach: () => {} };
    }
    this.execs += 1;
    const { exitCode = 0, output = "", afterMs } = this.script(command, this.execs);
    const mark = (env[0] ?? "").split("=")[1] ?? "";
    let finish = (_: number) => {};
    const ended = new Promise<number>((resolve) => {
      finish = resolve;
    });
    const exec: Running = {
      mark,
      finish: (code) => {
        cancel();
        this.running.delete(exec);
        finish(code);
      },
    };
    this.running.add(exec);
    const cancel = afterMs === undefined ? () => {} : this.clock.after(afterMs, () => exec.finish(exitCode));
    return { id: `exec-${this.execs}`, ended, output: () => output, detach: () => {} };
  }

  async imageName(id: string): Promise<string | undefined> {
    this.#reach();
    return this.imageNames.get(id);
  }

  async logTail(): Promise<readonly string[]> {
    this.#reach();
    return this.logs;
  }

  async followLog(_container: string, from: LogStart, subscriber: LogSubscriber): Promise<LogFollowing> {
    this.#reach();
    const log = new FakeLog("lines" in from ? this.logs.slice(-from.lines) : [], subscriber);
    this.followedLogs.push(log);
    return log;
  }

  async imageHealthcheck(): Promise<ImageHealthcheck | null | undefined> {
    return undefined;
  }

  async version(): Promise<EngineVersion> {
    const { dialect } = this;
    return {
      version: "0",
      apiVersion: "1.41",
      os: "linux",
      arch: "amd64",
      product: "docker",
      ...(dialect && { dialect }),
    };
  }

  release(): void {
    this.releases += 1;
  }

  #reach(): void {
    if (this.slow) throw new EngineError("slow", "no answer within 15 s");
    if (this.down) throw new EngineError("unreachable", "connect ECONNREFUSED");
  }
}
