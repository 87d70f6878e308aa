import type { Healthcheck, ImageHealthcheck } from "@pulumi-compose/health-model";

/** A task's life, in the order in which a swarm goes through it; the last seven are ends. */
export type TaskState =
  | "new"
  | "pending"
  | "assigned"
  | "accepted"
  | "ready"
  | "preparing"
  | "starting"
  | "running"
  | "complete"
  | "shutdown"
  | "failed"
  | "rejected"
  | "remove"
  | "orphaned";

/** What a swarm says of the rolling update of a service. */
export type UpdateState =
  | "updating"
  | "paused"
  | "completed"
  | "rollback_started"
  | "rollback_paused"
  | "rollback_completed";

/** What a wait needs to know of a swarm's service at one moment. */
export interface ServiceSnapshot {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** Counts the writes to the service: it changes with every update. */
  readonly version: number;
  /** RFC 3339 by the manager's clock. */
  readonly createdAt: string;
  /** The swarm itself writes to a service that was just created. */
  readonly updatedAt: string;
  /** Nobody has updated it since it was created. */
  readonly isNew: boolean;
  /** The service's own, not those of its containers. */
  readonly labels: Readonly<Record<string, string>>;
  readonly mode: "replicated" | "global" | "replicated-job" | "global-job";
  /** How many tasks there are to be; a global service has one on every node that fits. */
  readonly replicas: number;
  /** Absent: never updated since it was created, or since the last update was asked for. */
  readonly update?: { readonly state: UpdateState; readonly message: string };
  /** What happens when an update's tasks fail. */
  readonly failureAction: "pause" | "continue" | "rollback";
  /** How long a task of an update is watched once it runs. */
  readonly monitorMs: number;
  /** Tasks that are replaced at a time; 0 is all. */
  readonly parallelism: number;
  readonly restart: { readonly condition: "none" | "on-failure" | "any"; readonly maxAttempts: number };
  readonly stopGraceMs: number;
  /** As the service declares it. Absent: the image's own, if it has one. */
  readonly healthcheck?: Healthcheck;
  /** What the service itself says of the check; what it leaves out, or says as 0, is the image's. Absent: it says nothing. */
  readonly ownCheck?: ImageHealthcheck;
  /** The check is switched off (`NONE`). */
  readonly checkDisabled: boolean;
  /** Changes exactly when tasks of the service have to be made anew (placement left aside). */
  readonly spec: string;
}

/** What a wait needs to know of a task at one moment. */
export interface TaskSnapshot {
  readonly id: string;
  readonly serviceId: string;
  /** The replica's number, from 1; 0 in a global service. */
  readonly slot: number;
  /** Empty while no node has been found. */
  readonly nodeId: string;
  readonly state: TaskState;
  readonly desired: TaskState;
  /** RFC 3339 by its node's clock: when it came to its state. */
  readonly since: string;
  /** By the manager's clock, as is the next. */
  readonly createdAt: string;
  /** When the manager last wrote something of it down: of one that has ended, after its end. */
  readonly updatedAt: string;
  /** The swarm's own words: `no suitable node (…)`, `task: non-zero exit (1): dockerexec: unhealthy container`. */
  readonly error: string;
  readonly message: string;
  readonly exitCode: number | undefined;
  readonly containerId: string;
  /**
   * 0: its container does not run. A task whose container ends with code 0 before its check has said anything passes
   * through `running` all the same. Undefined: the swarm does not say.
   */
  readonly pid: number | undefined;
  /** Comparable to the service's. */
  readonly spec: string;
}

/** A machine of the swarm. */
export interface NodeSnapshot {
  readonly id: string;
  readonly hostname: string;
  /** The swarm's word: `ready`, `down`, `unknown`, `disconnected`. */
  readonly state: string;
  /** `active`, `pause`, `drain`. */
  readonly availability: string;
  readonly manager: boolean;
}
