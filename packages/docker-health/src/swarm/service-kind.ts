import type { WaitKind } from "../wait/wait-kind";
import type { ServiceTerms } from "./judge-service";
import type { ServiceLook } from "./service-look";
import type { ServiceFailureReason, ServiceWaitProgress } from "./service-wait-types";

/** One look at a service, and on what terms the first one has shown that it is to be judged. */
export interface ServiceSight {
  readonly look: ServiceLook;
  readonly terms: Omit<ServiceTerms, "settled">;
}

export interface ServiceMemory {
  /** When the last look was considered. */
  readonly lookedAtMs?: number;
  /** How long nodes have been fetching the image. */
  readonly preparingMs: number;
  readonly rollbackGraceMs: number;
}

/** The wait for a service of a swarm: of everything but looks there is nothing to hear, and nothing to do. */
export interface ServiceKind extends WaitKind {
  readonly look: ServiceSight;
  readonly news: never;
  readonly memory: ServiceMemory;
  readonly act: never;
  readonly by: "swarm";
  readonly reason: ServiceFailureReason;
  readonly progress: ServiceWaitProgress;
}
