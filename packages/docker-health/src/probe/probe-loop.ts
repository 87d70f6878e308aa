import type { ContainerSnapshot, ProbeRecord } from "../engine/container-snapshot";
import { commandOfTest } from "./command-of-test";
import { pause } from "./pause";
import { type ProbeContext, runProbe } from "./run-probe";

const FIRST_PAUSE_MS = 100;
const GROWTH = 1.5;
// The engine's interval is often 30 s, chosen for watching a service for months; a gate is there for seconds.
const LONGEST_PAUSE_MS = 2_000;

/** The pause after the n-th probe (from 0), never longer than the check's own interval. */
export function pauseAfterMs(n: number, intervalMs: number): number {
  return Math.min(FIRST_PAUSE_MS * GROWTH ** n, intervalMs, LONGEST_PAUSE_MS);
}

/**
 * Runs the container's own test again and again until `signal` aborts or `onProbe` says `stop`. A failure here is
 * never a verdict: that is the engine's.
 */
export async function probeLoop(
  context: ProbeContext,
  container: ContainerSnapshot,
  onProbe: (record: ProbeRecord) => "go-on" | "stop",
  signal: AbortSignal,
): Promise<void> {
  const check = container.healthcheck;
  const command = check && commandOfTest(check.test, container.shell);
  if (!command) return;
  for (let n = 0; !signal.aborted; n += 1) {
    const run = await runProbe(context, container.id, command, check.timeoutMs, signal);
    if (signal.aborted) return;
    if (run && onProbe(run.record) === "stop") return;
    // One probe that cannot be ended may be an accident of the image; a heap of them is our doing.
    if (run?.leftRunning) return;
    await pause(context.clock, pauseAfterMs(n, check.intervalMs), signal);
  }
}
