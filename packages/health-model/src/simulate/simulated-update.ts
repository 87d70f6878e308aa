import type { Rollout } from "../plan/rollout";
import type { SimulatedService } from "./simulated-service";

/** Containers of a service that are stopped together. */
export interface OldContainers {
  /** Their numbers. */
  readonly numbers: readonly number[];
  /** What they are called in the story. */
  readonly subject: Pick<SimulatedService, "name" | "of">;
  /** `draining`: nobody finds them any more; `ended`: they had, before this update. */
  state: "serving" | "draining" | "stopping" | "gone" | "ended";
}

/** A container that takes over from the old one of its number. */
export interface RollingReplica {
  readonly number: number;
  readonly old: OldContainers;
  readonly next: SimulatedService;
  standing: "waiting" | "begun" | "taken-over" | "failed" | "left";
  /** Whether it is found by the service's name. */
  isNamed: boolean;
  /** When it had taken over, and the old one had ended. */
  doneMs?: number;
}

/** How the new version of a service comes to be there. */
export type SimulatedUpdate =
  | { readonly order: "stop-first"; readonly old: OldContainers }
  | {
      readonly order: "start-first";
      readonly rollout: Rollout;
      readonly replicas: readonly RollingReplica[];
    };

/** All that there was before. */
export function oldContainers(update: SimulatedUpdate): readonly OldContainers[] {
  return update.order === "stop-first" ? [update.old] : update.replicas.map(({ old }) => old);
}
