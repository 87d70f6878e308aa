import type { Timeline } from "@pulumi-compose/health-model";

/** How each service is at a moment of a timeline, in one word; services in the order of the plan. */
export function statesAt({ entries, services }: Timeline, ms: number): ReadonlyMap<string, string> {
  const states = new Map(Object.keys(services).map((service) => [service, "waiting"]));
  const checked = new Set(entries.filter(({ kind }) => kind === "health").map(({ service }) => service));
  for (const entry of entries) {
    if (entry.atMs > ms) break;
    switch (entry.kind) {
      case "found":
        states.set(entry.service, entry.health ?? (entry.state === "exited" ? "exited" : "running"));
        break;
      case "start":
        states.set(entry.service, checked.has(entry.service) ? "starting" : "running");
        break;
      case "health":
        states.set(entry.service, entry.to);
        break;
      case "exit":
        states.set(entry.service, entry.code === 0 ? "completed" : `exit ${entry.code}`);
        break;
      case "refused":
        states.set(entry.service, "refused");
        break;
      case "not-started":
        states.set(entry.service, "not started");
        break;
    }
  }
  return states;
}
