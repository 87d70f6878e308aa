import type { Condition } from "@pulumi-compose/parser";
import type { ImageHealthcheck } from "../healthcheck/image-healthcheck";
import type { Dialect } from "../machine/dialect";
import type { Deadline } from "./default-deadline";
import type { OnUnhealthy } from "./on-unhealthy";

/** How the gates find out: by the engine's own probes only, or by running the test themselves as well. */
export type ProbeMode = "hybrid" | "engine";

/** How long a target's own gate waits, and in words why so long. */
export type TargetDeadline = Pick<Deadline, "deadlineMs" | "deadlineFrom">;

/** What a start plan takes for granted. */
export interface PlanOptions {
  /** The images' own healthchecks by service: null where the image is known to have none. */
  readonly images?: Readonly<Record<string, ImageHealthcheck | null>>;
  /** Deadline of every gate that has none of its own, in milliseconds. */
  readonly deadlineMs?: number;
  /** Deadlines by dependency, in milliseconds. They win over the file's `x-pulumi-compose`. */
  readonly deadlines?: Readonly<Record<string, number>>;
  /** What gates for healthy do once the check has said unhealthy. It wins over the file's `x-pulumi-compose`. */
  readonly onUnhealthy?: OnUnhealthy;
  /** The same by dependency. It wins over all others. */
  readonly onUnhealthyOf?: Readonly<Record<string, OnUnhealthy>>;
  /** The engine; when left out, bounds and deadlines hold for every engine. */
  readonly engine?: Dialect;
  /**
   * How long a target's own gates wait where nobody says it, if that does not follow from an engine's way with a check alone: by service,
   * by condition, with how long it is on an engine (of `service_started`: how long for healthy). Undefined: as on an engine, which has no
   * gate for `service_started`.
   */
  readonly deadlineOn?: (service: string, condition: Condition, onEngine: TargetDeadline) => TargetDeadline | undefined;
  /** `hybrid` when left out. */
  readonly probe?: ProbeMode;
  /**
   * What is made of a service that is scaled to nothing: on an engine nothing, so that nobody waits for it and nothing of it
   * waits (`absent`, the default); a swarm has it without tasks (`there`).
   */
  readonly emptyServices?: "absent" | "there";
  /**
   * Whether the healthchecks of images count: on an engine they do (`counted`, the default). A cluster knows the file's alone (`unseen`):
   * `images` is not asked then, and what there is to say of a service that nobody checks is the target's to say.
   */
  readonly imageChecks?: "counted" | "unseen";
}
