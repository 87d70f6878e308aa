import type { ProjectEvent } from "./project-events";

/**
 * Lines about when gates opened. A run that created no container only found them open.
 *
 * @param gates `<service> <condition>` each.
 * @param events what happened to the project's containers in this run.
 */
export function gateReport(gates: readonly string[], events: readonly ProjectEvent[]): string[] {
  const first = events.find(({ action }) => action === "create");
  return gates.map((gate) => {
    const opened = first && events.find((event) => event.service === gate.split(" ")[0] && opens(event));
    return opened
      ? `gate "${gate}" open ${seconds(opened.atMs - first.atMs)} after the first container's creation`
      : `gate "${gate}" found open`;
  });
}

/** What lets a dependent go: a probe's success, of the gate's own or the engine's, or a completed run. */
function opens({ action, exitCode }: ProjectEvent): boolean {
  return action === "health_status: healthy" || ((action === "exec_die" || action === "die") && exitCode === 0);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
