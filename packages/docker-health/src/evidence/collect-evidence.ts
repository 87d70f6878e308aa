import type { Clock } from "../shared/clock";
import type { ContainerSnapshot, ProbeResult } from "../shared/container-snapshot";
import type { EngineClient } from "../shared/engine-client";
import { EngineError } from "../shared/engine-error";
import type { Evidence, FailureReason } from "../shared/wait-types";
import { hintsFor } from "./hints";
import { redactor } from "./redact";

const PROBES_SHOWN = 5;
const LOG_LINES = 20;
// A failure is told at once; what is slow to come is left out.
const ANSWER_TIMEOUT_MS = 1_000;

export interface Findings {
  readonly reason: FailureReason;
  /** As it was named, where it was never seen. */
  readonly ref: string;
  readonly container: ContainerSnapshot | undefined;
  readonly ownProbes: readonly ProbeResult[];
  readonly detail?: string;
  readonly waitedMs: number;
  readonly deadlineMs: number | undefined;
  /** Whether the engine did not answer for a while during the wait. */
  readonly engineWasAway: boolean;
  readonly unhealthyAfterMs?: number;
  readonly redact: readonly string[];
}

/** Puts together what is known about a failed wait; never rejects, never takes long. */
export async function collectEvidence(client: EngineClient, clock: Clock, findings: Findings): Promise<Evidence> {
  const { reason } = findings;
  const clean = redactor(findings.redact);
  const isThere = reason !== "engine-unreachable" && reason !== "removed" && reason !== "aborted";
  const reachable = isThere ? findings.container : undefined;
  const [log, container] = reachable
    ? await Promise.all([within(clock, client.logTail(reachable.id, LOG_LINES), []), named(client, clock, reachable)])
    : [[], findings.container];
  const probes = lastProbes([...(container?.health?.log ?? []), ...findings.ownProbes]);
  const check = container?.healthcheck;
  return {
    container: { id: container?.id ?? "", name: container?.name ?? findings.ref, image: container?.image ?? "" },
    ...(container && { state: { ...container.state, error: clean(container.state.error) } }),
    ...(container?.health &&
      check && {
        health: {
          status: container.health.status,
          failingStreak: container.health.failingStreak,
          retries: check.retries,
        },
      }),
    probes: probes.map((probe) => ({ ...probe, output: clean(probe.output) })),
    ...(check && { test: check.test.map(clean) }),
    logTail: (log ?? []).map(clean),
    hints: hintsFor(reason, container, probes, findings.engineWasAway || log === undefined).map(clean),
    ...(findings.detail && { detail: clean(findings.detail) }),
    waitedMs: findings.waitedMs,
    deadlineMs: findings.deadlineMs,
    ...(findings.unhealthyAfterMs !== undefined && { unhealthyAfterMs: findings.unhealthyAfterMs }),
  };
}

/** The last probes in the order of time; the engine's last one is always among them, for it is what decided. */
export function lastProbes(probes: readonly ProbeResult[]): readonly ProbeResult[] {
  const ordered = [...probes].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  const decisive = ordered.findLast((probe) => probe.by === "engine");
  const last = ordered.slice(-PROBES_SHOWN);
  return !decisive || last.includes(decisive) ? last : [decisive, ...last.slice(1)];
}

/** A container with its image's name, where it was made from the image's id, as Pulumi's plugin does. */
async function named(client: EngineClient, clock: Clock, container: ContainerSnapshot): Promise<ContainerSnapshot> {
  if (!/^sha256:[0-9a-f]{64}$/.test(container.image)) return container;
  const name = await within(clock, client.imageName(container.image), undefined);
  return name === undefined ? container : { ...container, image: name };
}

/** An answer, or `late` when it does not come in time. Undefined: the engine is gone. */
function within<T>(clock: Clock, asked: Promise<T>, late: T): Promise<T | undefined> {
  return new Promise((resolve) => {
    const cancel = clock.after(ANSWER_TIMEOUT_MS, () => resolve(late));
    const answer = (value: T | undefined) => {
      cancel();
      resolve(value);
    };
    asked.then(answer, (error) => answer(isAway(error) ? undefined : late));
  });
}

function isAway(error: unknown): boolean {
  return error instanceof EngineError && error.kind === "unreachable";
}
