import { eagerPause } from "@pulumi-compose/health-model";
import { pause } from "../concurrency/pause";
import type { ContainerSnapshot, ProbeResult } from "../shared/container-snapshot";
import { commandOfTest } from "./command-of-test";
import { type ProbeContext, runProbe } from "./run-probe";

/**
 * Runs the container's own test again and again until `signal` aborts. A failure here is never a verdict: that is the
 * engine's.
 */
export async function probeLoop(
  context: ProbeContext,
  container: ContainerSnapshot,
  onProbe: (record: ProbeResult) => void,
  signal: AbortSignal,
): Promise<void> {
  const check = container.healthcheck;
  const command = check && commandOfTest(check.test, container.shell);
  if (!command) return;
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    await pause(context.clock, eagerPause(attempt, check), signal);
    if (signal.aborted) return;
    const run = await runProbe(context, container.id, command, check.timeoutMs, signal);
    if (signal.aborted) return;
    if (run) onProbe(run.record);
    // One probe that cannot be ended may be an accident of the image; a heap of them is our doing.
    if (run?.leftRunning) return;
  }
}
