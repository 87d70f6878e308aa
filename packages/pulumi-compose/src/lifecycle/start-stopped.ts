import type { ContainerSnapshot, Housekeeping } from "@pulumi-compose/docker-health";

type Condition = "service_started" | "service_healthy" | "service_completed_successfully";

/**
 * Starts a container again that an earlier update had brought up and that has ended since: by a restart of the engine,
 * by hand, or by a failure whose cause may be gone. Waiting for it as it is would fail on every `up`. A one-shot that
 * has ended with 0 is done and stays as it is.
 *
 * @returns what was done, for the log, or undefined when there was nothing to do
 */
export async function startStopped(
  keeper: Pick<Housekeeping, "startContainer">,
  container: ContainerSnapshot | undefined,
  condition: Condition,
): Promise<string | undefined> {
  if (container?.state.status !== "exited") return undefined;
  const { exitCode } = container.state;
  if (condition === "service_completed_successfully" && exitCode === 0) return undefined;
  const had = `it had exited with code ${exitCode} before this update`;
  try {
    await keeper.startContainer(container.id);
    return `${had}: started again`;
  } catch (error) {
    return `${had} and cannot be started again: ${error instanceof Error ? error.message : String(error)}`;
  }
}
