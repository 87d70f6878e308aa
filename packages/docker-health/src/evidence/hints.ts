import { GATE_MESSAGES } from "@pulumi-compose/health-model";
import type { ContainerSnapshot, ProbeResult } from "../shared/container-snapshot";
import type { FailureReason } from "../shared/wait-types";
import { missingProgram } from "./missing-program";
import { plural } from "./plural";
import { refusedLocalhost } from "./refused-localhost";

/** What to do about a failed wait, as far as its evidence shows it. */
export function hintsFor(
  reason: FailureReason,
  container: ContainerSnapshot | undefined,
  probes: readonly ProbeResult[],
  engineWasAway = false,
): readonly string[] {
  const hints: string[] = [];
  const last = probes.at(-1);
  const image = container?.image ?? "the image";
  if (reason === "engine-unreachable" || reason === "no-healthcheck") hints.push(GATE_MESSAGES[reason].remedy);
  if (reason === "out-of-memory" || container?.state.oomKilled) {
    hints.push("the kernel killed a process of the container for its use of memory: raise its limit (mem_limit)");
  }
  if (container && (reason === "unhealthy" || reason === "deadline")) {
    const test = container.healthcheck?.test ?? [];
    const missing = last && missingProgram(last, test);
    if (missing !== undefined) {
      hints.push(`${image} seems to lack ${missing || "the test's tool"}: use one that the image has, or install it`);
    }
    const refused = last && refusedLocalhost(last, test);
    if (refused !== undefined) hints.push(refused);
    if (last?.exitCode === -1) {
      const timeout = (container.healthcheck?.timeoutMs ?? 0) / 1000;
      hints.push(`the test ran past its timeout of ${timeout} s: the service hangs, or the timeout is too short`);
    }
    if (probes.length === 0 && container.state.status === "running" && container.healthcheck) {
      hints.push(
        `no probe has run yet: the engine's first one comes ${container.healthcheck.intervalMs / 1000} s after the start`,
      );
    }
    if (container.state.status === "paused")
      hints.push("the container is paused, so nothing in it answers: docker unpause");
  }
  if (container && container.state.restartCount > 0) {
    hints.push(
      `the restart policy (${container.restartPolicy.name}) has restarted it ${plural(container.state.restartCount, "time")}: look for the crash in its log`,
    );
  }
  if (reason === "exited" && engineWasAway) {
    hints.push(
      "the engine was away in the meantime: one that is stopped or killed ends its containers, unless it runs with live-restore; a restart policy brings them back",
    );
  }
  if (reason === "exited" && (container?.state.exitCode === 126 || container?.state.exitCode === 127)) {
    hints.push(
      `exit code ${container.state.exitCode}: ${image} seems to lack the program that command or entrypoint names`,
    );
  }
  return hints;
}
