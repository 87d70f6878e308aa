import type { InspectedProject } from "./inspect-project";

/** The ends of the jobs that are run and that nobody else waits for, as the display knows them. */
export function jobGates({ start }: Pick<InspectedProject, "start">) {
  const gated = new Set(start.gates.map(({ dependency }) => dependency));
  return start.running
    .filter((name) => !gated.has(name))
    .map((service) => ({ service, condition: "service_completed_successfully" as const, holds: [] }));
}
