import type { Dialect, ImageHealthcheck } from "@pulumi-compose/health-model";
import type { ContainerSnapshot } from "./container-snapshot";
import type { ContainerSummary } from "./container-summary";
import type { LogFollowing, LogStart, LogSubscriber } from "./log-follower";

/** What an engine tells about a container, as far as a wait cares. */
export interface ContainerEvent {
  readonly containerId: string;
  readonly containerName: string;
  /** The engine's word: `start`, `die`, `oom`, `destroy`, `health_status: healthy`, `exec_die`, … */
  readonly action: string;
  /** Only with `die` and `exec_die`. */
  readonly exitCode?: number;
  /** Only with `exec_die`. */
  readonly execId?: string;
  /** The compose project, by the container's label; absent: it has none, or the engine does not say. */
  readonly project?: string;
  /** Nanoseconds by the engine's clock, as decimal digits: more than a number can hold exactly. */
  readonly timeNano: string;
}

/** Who hears of an engine's events. */
export interface EventSubscriber {
  /** Called for each event, in the order of the stream. */
  onEvent(event: ContainerEvent): void;
  /** Called once, when the stream is over for whatever reason but `close`. */
  onEnd(reason: string): void;
}

/** A running subscription to events. */
export interface Subscription {
  /** Ends the subscription; nothing is called after it. */
  close(): void;
}

/** A process started in a container by `startExec`. */
export interface RunningExec {
  readonly id: string;
  /** The exit code, once the process and whatever holds its output open are gone. Rejects if the stream breaks. */
  readonly ended: Promise<number>;
  /** What it has printed so far, capped. */
  output(): string;
  /** Lets go of the stream; the process itself is not ended by it. */
  detach(): void;
}

/** What an engine says of itself. */
export interface EngineVersion {
  /** `20.10.24`, or Podman's own number. */
  readonly version: string;
  readonly apiVersion: string;
  readonly os: string;
  readonly arch: string;
  readonly product: "docker" | "podman";
  /** How it probes. Absent: as Podman does, which is no Docker Engine. */
  readonly dialect?: Dialect;
}

/** How to ask. */
export interface AskOptions {
  /** How long an answer may take. Default: 15 s. */
  readonly timeoutMs?: number;
}

/**
 * The edge to an engine: the only interface with I/O behind it. All methods reject with {@link EngineError}.
 */
export interface EngineClient {
  /** Undefined: there is no such container. */
  inspect(container: string): Promise<ContainerSnapshot | undefined>;
  /** Containers with all these labels, stopped ones included. */
  list(labels: Readonly<Record<string, string>>): Promise<readonly ContainerSnapshot[]>;
  /** The same in few words, by one question for all of them. */
  summaries(labels: Readonly<Record<string, string>>): Promise<readonly ContainerSummary[]>;
  /** The engine's time in seconds since the epoch, by its own clock. */
  time(): Promise<number>;
  /** Resolves once events flow. `since`: seconds, fractions allowed, by the engine's clock. */
  events(since: string, subscriber: EventSubscriber): Promise<Subscription>;
  /** Starts a command in a running container. */
  startExec(container: string, command: readonly string[], env: readonly string[]): Promise<RunningExec>;
  /** The last lines of a container's log. */
  logTail(container: string, lines: number): Promise<readonly string[]>;
  /** The last lines of a container's log, and those that come. Resolves once the engine has begun to answer. */
  followLog(container: string, from: LogStart, subscriber: LogSubscriber): Promise<LogFollowing>;
  /** Undefined: the image is not there; null: it has no healthcheck. */
  imageHealthcheck(image: string, options?: AskOptions): Promise<ImageHealthcheck | null | undefined>;
  /** A name of an image that is known by its id; undefined when it has none, or is not there. */
  imageName(id: string): Promise<string | undefined>;
  /** What the engine says of itself. */
  version(): Promise<EngineVersion>;
  /** Closes every idle connection. The client stays usable. */
  release(): void;
}
