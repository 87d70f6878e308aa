import type { ContainerSnapshot } from "../shared/container-snapshot";
import type { ContainerEvent } from "../shared/engine-client";
import { EngineError } from "../shared/engine-error";
import type { LogFollowing, LogStart, LogSubscriber } from "../shared/log-follower";
import type { SwarmClient } from "../swarm/swarm-client";
import type { ServiceSnapshot, TaskSnapshot } from "../swarm/swarm-snapshot";
import type { FakeClock } from "./fake-clock";
import { FakeLog } from "./fake-log";

/** A swarm in memory: services and tasks that a test changes. */
export class FakeSwarm implements SwarmClient {
  services_: ServiceSnapshot[] = [];
  tasks_: TaskSnapshot[] = [];
  log: string[] = [];
  /** Every question is answered by this error. */
  error: EngineError | undefined;
  questions = 0;
  /** The image's check: null is none, undefined is not known. */
  imageCheck: Awaited<ReturnType<SwarmClient["imageHealthcheck"]>>;
  /** On the engine that is asked, by their ids. */
  readonly containers = new Map<string, ContainerSnapshot>();
  readonly events = new Map<string, ContainerEvent[]>();
  inspects = 0;

  constructor(private readonly clock: FakeClock) {}

  async services(): Promise<readonly ServiceSnapshot[]> {
    this.questions += 1;
    if (this.error) throw this.error;
    return this.services_;
  }

  async tasks(): Promise<readonly TaskSnapshot[]> {
    this.questions += 1;
    if (this.error) throw this.error;
    return this.tasks_;
  }

  async nodes() {
    return ["first", "second"].map((hostname, index) => {
      return { id: `n${index + 1}`, hostname, state: "ready", availability: "active", manager: index === 0 };
    });
  }

  async idOf(): Promise<string | undefined> {
    return undefined;
  }

  async logTail(): Promise<readonly string[]> {
    return this.log;
  }

  async followLog(_task: string, from: LogStart, subscriber: LogSubscriber): Promise<LogFollowing> {
    return new FakeLog("lines" in from ? this.log.slice(-from.lines) : [], subscriber);
  }

  async container(id: string): Promise<ContainerSnapshot | undefined> {
    this.inspects += 1;
    if (this.error) throw this.error;
    return this.containers.get(id);
  }

  async pastEvents(id: string): Promise<readonly ContainerEvent[]> {
    return this.events.get(id) ?? [];
  }

  async nodeId(): Promise<string> {
    return "n1";
  }

  async imageHealthcheck() {
    return this.imageCheck;
  }

  async time(): Promise<number> {
    return this.clock.wall() / 1_000;
  }

  release(): void {
    // Nothing is open.
  }
}

/** What an engine says that is no manager. */
export function notAManager(): EngineError {
  return new EngineError("unreachable", "This node is not a swarm manager.", 503);
}
