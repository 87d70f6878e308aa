import type { WaitFailure, WaitResult, WaitSuccess } from "@pulumi-compose/docker-health";
import type { Promotion } from "../lifecycle/rolling-updates";
import type { HookGateFailure } from "./report-hook";

/** How a container takes over from another, which serves meanwhile. */
export interface TakeOver {
  /** Milliseconds from its start that it has to run before it is good, where it has no check. */
  readonly monitorMs: number;
  /** It is good. */
  promote(id: string): Promise<Promotion>;
  /** It is not: what is left, in words; undefined: there was nothing to take over from. */
  giveUp(id: string): Promise<string | undefined>;
}

/** Why a container does not take over. */
type Failed = WaitFailure | HookGateFailure;

/** How a wait ended, and what is left where a container has not taken over. */
interface TakenOver {
  readonly result: WaitSuccess | Failed;
  readonly left?: string | undefined;
}

/**
 * What follows the wait for a container that is to take over from another.
 */
export async function takeOver(rolling: TakeOver, id: string, result: WaitSuccess | Failed): Promise<TakenOver> {
  const ended = result.ok ? await promoted(rolling, id, result) : result;
  if (ended.ok || ended.reason === "aborted") return { result: ended };
  return { result: ended, left: await rolling.giveUp(id).catch(textOf) };
}

async function promoted(rolling: TakeOver, id: string, good: WaitSuccess): Promise<WaitResult> {
  try {
    const promotion = await rolling.promote(id);
    return promotion.ok ? good : notPromoted(good, "unhealthy", promotion.why);
  } catch (error) {
    return notPromoted(good, "engine-unreachable", textOf(error));
  }
}

function notPromoted(
  { condition, afterMs, container }: WaitSuccess,
  reason: WaitFailure["reason"],
  why: string,
): WaitFailure {
  const hints = [`it was good, and is not any more now that it is found by the service's name: ${why}`];
  return {
    ok: false,
    condition,
    reason,
    afterMs,
    evidence: {
      container: { ...container, image: "" },
      probes: [],
      logTail: [],
      hints,
      waitedMs: afterMs,
      deadlineMs: undefined,
    },
  };
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
