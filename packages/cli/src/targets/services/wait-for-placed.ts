import type { Clock } from "@pulumi-compose/docker-health";
import type { Condition } from "@pulumi-compose/health-model";
import { pause } from "../../health/pause";
import type { PlacedOutcome, PlacedResult, PlacedService, PlacedWait } from "./placed-service";

export interface PlacedWaits<Result extends PlacedResult> {
  /** The project's services as they are there. */
  readonly find: () => Promise<readonly PlacedService<Result>[]>;
  readonly services: readonly string[];
  /** The same for all; undefined: by each service's kind. */
  readonly condition: Condition | undefined;
  /** For everything together. */
  readonly timeoutMs: number | undefined;
  readonly redact: readonly string[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: (name: string, message: string) => void;
  readonly onOutcome: (outcome: PlacedOutcome<Result>) => void;
}

/** How long to look for a service that is not there, without a timeout. */
const APPEAR_MS = 60_000;
const LOOK_EVERY_MS = 1_000;

/** Waits for all replicas of the services; the first failure ends the other waits, which could change nothing. */
export async function waitForPlaced<Result extends PlacedResult>(
  waits: PlacedWaits<Result>,
): Promise<readonly PlacedOutcome<Result>[]> {
  const { clock, timeoutMs } = waits;
  const stop = new AbortController();
  const signal = AbortSignal.any([waits.signal, stop.signal]);
  const begin = clock.now();
  const outcomes: PlacedOutcome<Result>[] = [];
  const settle = (outcome: PlacedOutcome<Result>) => {
    if (signal.aborted && outcome.result?.ok !== true) return;
    outcomes.push(outcome);
    waits.onOutcome(outcome);
    // What runs out of time does so at the same moment everywhere: each is told.
    const isTimeout = timeoutMs !== undefined && (!outcome.result || isDeadline(outcome.result));
    if (outcome.result?.ok !== true && !isTimeout) stop.abort();
  };
  await Promise.all(
    waits.services.map(async (service) => {
      const found = await appeared(service, waits, signal, begin + (timeoutMs ?? APPEAR_MS));
      if (found === undefined) return settle({ service });
      const { name } = found;
      const options: PlacedWait = {
        redact: waits.redact,
        clock,
        signal,
        ...(timeoutMs !== undefined && { deadlineMs: Math.max(0, begin + timeoutMs - clock.now()) }),
        onProgress: ({ message }) => waits.onProgress(name, message),
      };
      settle({ service, name, result: await found.wait(waits.condition, options) });
    }),
  );
  return outcomes;
}

async function appeared<Result extends PlacedResult>(
  service: string,
  { find, clock }: PlacedWaits<Result>,
  signal: AbortSignal,
  untilMs: number,
): Promise<PlacedService<Result> | undefined> {
  for (;;) {
    const found = (await find()).find((candidate) => candidate.service === service);
    if (found || signal.aborted || clock.now() >= untilMs) return found;
    await pause(LOOK_EVERY_MS, clock, signal);
  }
}

function isDeadline(result: PlacedResult): boolean {
  return !result.ok && result.reason === "deadline";
}
