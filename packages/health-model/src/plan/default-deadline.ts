import { HEALTHCHECK_DEFAULTS } from "../healthcheck/defaults";
import type { Healthcheck } from "../healthcheck/healthcheck";
import type { Dialect } from "../machine/dialect";
import { deadlineFor } from "./deadline-for";

/**
 * Where a deadline comes from: somebody has set it, in the program or in the file (`x-pulumi-compose`), or it follows from a
 * healthcheck, or from what the service becomes on its target, or it is a default.
 */
export type DeadlineSource = "program" | "file" | "check" | "target" | "default";

/** How long a gate waits, and why so long. */
export interface Deadline {
  /** From the moment when the container runs and the wait begins. */
  readonly deadlineMs: number;
  /** In words, for messages: what it was derived from. */
  readonly deadlineFrom: string;
  readonly deadlineSource: DeadlineSource;
}

/** Waiting for a one-shot has no natural end: this is the default. */
export const COMPLETED_DEADLINE_MS = 10 * 60_000;

/**
 * The deadline of a wait for healthy that follows from a check alone (see deadline-for.ts).
 *
 * @param check undefined: the image's check is not known, so the engine's defaults are assumed
 */
export function defaultDeadline(check: Healthcheck | undefined, dialect?: Dialect): Deadline {
  if (check) return deadlineFor(check, "its healthcheck", dialect);
  const whose = "the engine's defaults, as the image's healthcheck is not known";
  return { ...deadlineFor(HEALTHCHECK_DEFAULTS, whose, dialect), deadlineSource: "default" };
}
