import type { ProjectEvent } from "./project-events";

/**
 * Lines about how long the gates held. The time from the first container's creation to a gate's opening is told when
 * this run created the containers; a later run only checks the gates again.
 *
 * @param gates the stack's output: `<service> <condition>` to the milliseconds waited.
 * @param events what happened to the project's containers in this run.
 */
export function gateReport(gates: unknown, events: readonly ProjectEvent[]): string[] {
  const first = events.find(({ action }) => action === "create");
  return Object.entries(typeof gates === "object" && gates !== null ? gates : {}).map(([gate, waitedMs]) => {
    const waited = `gate "${gate}" open after ${seconds(Number(waitedMs))} of waiting`;
    const opened = first && events.find((event) => event.service === gate.split(" ")[0] && opens(event));
    return opened ? `${waited}, ${seconds(opened.atMs - first.atMs)} after the first container's creation` : waited;
  });
}

/** What lets a dependent go: a probe's success, of the gate's own or the engine's, or a completed run. */
function opens({ action, exitCode }: ProjectEvent): boolean {
  return action === "health_status: healthy" || ((action === "exec_die" || action === "die") && exitCode === 0);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
