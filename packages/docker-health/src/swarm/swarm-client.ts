import type { ImageHealthcheck } from "@pulumi-compose/health-model";
import type { ContainerSnapshot } from "../shared/container-snapshot";
import type { ContainerEvent } from "../shared/engine-client";
import type { LogFollowing, LogStart, LogSubscriber } from "../shared/log-follower";
import type { NodeSnapshot, ServiceSnapshot, TaskSnapshot } from "./swarm-snapshot";

/** What services are asked for by: their ids, or labels that all of them have. */
export interface ServiceFilter {
  readonly ids?: readonly string[];
  readonly names?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * The edge to a manager of a swarm: the only interface with I/O behind it. All methods reject with `EngineError`
 * (status 503 where the engine is no manager).
 */
export interface SwarmClient {
  /** The services of the swarm. */
  services(filter: ServiceFilter): Promise<readonly ServiceSnapshot[]>;
  /** All tasks of these services that the swarm remembers, ended ones included. */
  tasks(serviceIds: readonly string[]): Promise<readonly TaskSnapshot[]>;
  /** The nodes of the swarm. */
  nodes(): Promise<readonly NodeSnapshot[]>;
  /** The id of a config or secret by its exact name; undefined: there is none. */
  idOf(kind: "config" | "secret", name: string): Promise<string | undefined>;
  /** The last lines of a task's log; of the whole service's where no task is named. */
  logTail(of: { readonly service: string } | { readonly task: string }, lines: number): Promise<readonly string[]>;
  /** The last lines of a task's log, and those that come. Resolves once the manager has begun to answer. */
  followLog(task: string, from: LogStart, subscriber: LogSubscriber): Promise<LogFollowing>;
  /** A container on the very engine that is asked; undefined: it is on another node, or gone. */
  container(id: string): Promise<ContainerSnapshot | undefined>;
  /**
   * What the engine that is asked still remembers of a container's life, oldest first, up to its end.
   *
   * @param endedAt when it ended, RFC 3339 by the engine's clock
   */
  pastEvents(id: string, endedAt: string): Promise<readonly ContainerEvent[]>;
  /** The node that the engine which is asked is. */
  nodeId(): Promise<string>;
  /** The HEALTHCHECK of an image: null if it has none, undefined if the engine that is asked has no such image. */
  imageHealthcheck(image: string): Promise<ImageHealthcheck | null | undefined>;
  /** The manager's time in seconds since the epoch, by its own clock. */
  time(): Promise<number>;
  /** Closes every idle connection. The client stays usable. */
  release(): void;
}
