import { subjectOf, type Timeline } from "@pulumi-compose/health-model";

/** How each service is at a moment of a timeline, in one word; in an update, each of its containers. */
export function statesAt({ entries, services }: Timeline, ms: number): ReadonlyMap<string, string> {
  const states = new Map(Object.keys(services).map((service) => [service, "waiting"]));
  const checked = new Set(entries.filter(({ kind }) => kind === "health").map(({ service }) => service));
  for (const entry of entries) {
    if (entry.atMs > ms) break;
    const subject = subjectOf(entry);
    if (entry.beside !== undefined && states.get(entry.service) === "waiting") states.delete(entry.service);
    switch (entry.kind) {
      case "found":
        states.set(subject, entry.health ?? (entry.state === "exited" ? "exited" : "running"));
        break;
      case "start":
        states.set(subject, checked.has(entry.service) ? "starting" : "running");
        break;
      case "health":
        states.set(subject, entry.to);
        break;
      case "exit":
        states.set(subject, entry.code === 0 ? "completed" : `exit ${entry.code}`);
        break;
      case "unnamed":
        states.set(subject, "draining");
        break;
      case "stop":
        states.set(subject, "stopping");
        break;
      case "stopped":
        states.delete(subject);
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
