import type { LogFollowing, LogStart, LogSubscriber } from "../shared/log-follower";
import type { ServiceGoal, ServiceWaitOptions, ServiceWaitResult } from "../swarm/service-wait-types";
import type { ServiceFilter } from "../swarm/swarm-client";
import type { NodeSnapshot, ServiceSnapshot, TaskSnapshot } from "../swarm/swarm-snapshot";
import type { TaskEnd } from "../swarm/task-end";

/** A swarm, by one of its managers. It holds no connection and keeps no process alive while nothing is under way. */
export interface Swarm {
  /** The manager's endpoint, for messages: `unix:///var/run/docker.sock`. */
  readonly host: string;
  /**
   * Waits until a service has reached a goal, or cannot any more, or the deadline.
   *
   * @param service id or name
   * @returns never rejects for anything that swarms and engines do; that is a result with evidence
   * @example
   * const result = await swarm.waitForService("shop_web", "service_healthy", { deadlineMs: 60_000 });
   * if (!result.ok) console.error(renderServiceEvidence(result));
   */
  waitForService(service: string, goal: ServiceGoal, options?: ServiceWaitOptions): Promise<ServiceWaitResult>;
  /** @throws EngineError */
  services(filter: ServiceFilter): Promise<readonly ServiceSnapshot[]>;
  /** All tasks of these services that the swarm remembers, ended ones included. @throws EngineError */
  tasks(serviceIds: readonly string[]): Promise<readonly TaskSnapshot[]>;
  /**
   * How those of a service's tasks ended that the swarm calls complete, by their ids: it calls so a task, too, that was
   * asked to end because its check had failed, and whose process then ended with code 0.
   *
   * @throws EngineError
   */
  taskEnds(service: ServiceSnapshot, tasks: readonly TaskSnapshot[]): Promise<ReadonlyMap<string, TaskEnd>>;
  /** The last lines of a task's log, and those that come, until it is closed or there are no more. @throws EngineError */
  followLog(task: string, from: LogStart, subscriber: LogSubscriber): Promise<LogFollowing>;
  /** @throws EngineError */
  nodes(): Promise<readonly NodeSnapshot[]>;
  /** The id of a config or secret by its exact name; undefined: there is none. @throws EngineError */
  idOf(kind: "config" | "secret", name: string): Promise<string | undefined>;
}
