import type { ContainerGoal, ContainerSnapshot, Housekeeping } from "@pulumi-compose/docker-health";

/** What it takes to start a container again. */
export interface Starter extends Pick<Housekeeping, "startContainer"> {
  /** Puts a container on those of its networks that it is not on; whether there were any. */
  reconnect?(id: string): Promise<boolean>;
  /** Does what is to be done before its start. */
  prepare?(): Promise<void>;
}

/**
 * Starts a container again that an earlier update had brought up and that has ended since: by a restart of the engine,
 * by hand, or by a failure whose cause may be gone. Waiting for it as it is would fail on every `up`. A one-shot that
 * has ended with 0 is done and stays as it is.
 *
 * @returns what was done, for the log, or undefined when there was nothing to do
 */
export async function startStopped(
  starter: Starter,
  container: ContainerSnapshot,
  goal: ContainerGoal,
): Promise<string | undefined> {
  if (container.state.status !== "exited") return undefined;
  const { exitCode } = container.state;
  if (exitCode === 0 && isDone(container, goal)) return undefined;
  const had = `it had exited with code ${exitCode} before this update`;
  try {
    await starter.prepare?.();
    await start(starter, container.id);
    return `${had}: started again`;
  } catch (error) {
    return `${had} and cannot be started again: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Whether an exit with 0 is an end and no interruption: it is one of what nobody keeps running. */
function isDone({ restartPolicy: { name } }: ContainerSnapshot, goal: ContainerGoal): boolean {
  return goal === "service_completed_successfully" || (goal === "up" && (name === "no" || name === "on-failure"));
}

/** An engine does not start what was on a network that has been removed, though there be another of that name. */
async function start({ startContainer, reconnect }: Starter, id: string): Promise<void> {
  try {
    await startContainer(id);
  } catch (error) {
    if (!(await reconnect?.(id))) throw error;
    await startContainer(id);
  }
}
