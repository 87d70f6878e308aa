import { settlesWithin } from "../concurrency/settles-within";
import { readSnapshot } from "../engine/read-snapshot";
import type { Requester } from "../engine/requester";
import { startExec } from "../engine/start-exec";
import { commandOfTest } from "../probe/command-of-test";
import { systemClock } from "../shared/clock";
import { inspectIfThere } from "./inspect-if-there";
import type { HookResult } from "./run-hook";

/**
 * Runs the test of a container's healthcheck in it, once.
 *
 * @returns exit code -1 where it takes longer than its timeout; undefined: the container is gone, or has no check
 * @throws EngineError when it cannot be run
 */
export async function runCheck(ask: Requester, container: string): Promise<HookResult | undefined> {
  const found = await inspectIfThere(ask, "containers", container);
  const { healthcheck, shell } = found === undefined ? {} : readSnapshot(found);
  const command = healthcheck && commandOfTest(healthcheck.test, shell ?? []);
  if (!command) return undefined;
  const exec = await startExec(ask, container, command, []);
  const inTime = await settlesWithin(systemClock, exec.ended, healthcheck.timeoutMs);
  if (!inTime) exec.detach();
  return { exitCode: inTime ? await exec.ended : -1, output: exec.output() };
}
