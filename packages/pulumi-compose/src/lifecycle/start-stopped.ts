import type { ContainerGoal, ContainerSnapshot, Housekeeping } from "@pulumi-compose/docker-health";

/**
 * Starts a container again that an earlier update had brought up and that has ended since: by a restart of the engine,
 * by hand, or by a failure whose cause may be gone. Waiting for it as it is would fail on every `up`. A one-shot that
 * has ended with 0 is done and stays as it is.
 *
 * @returns what was done, for the log, or undefined when there was nothing to do
 */
export async function startStopped(
  keeper: Pick<Housekeeping, "startContainer">,
  container: ContainerSnapshot,
  goal: ContainerGoal,
): Promise<string | undefined> {
  if (container.state.status !== "exited") return undefined;
  const { exitCode } = container.state;
  if (exitCode === 0 && isDone(container, goal)) return undefined;
  const had = `it had exited with code ${exitCode} before this update`;
  try {
    await keeper.startContainer(container.id);
    return `${had}: started again`;
  } catch (error) {
    return `${had} and cannot be started again: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Whether an exit with 0 is an end and no interruption: it is one of what nobody keeps running. */
function isDone({ restartPolicy: { name } }: ContainerSnapshot, goal: ContainerGoal): boolean {
  return goal === "service_completed_successfully" || (goal === "up" && (name === "no" || name === "on-failure"));
}
