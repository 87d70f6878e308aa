import type { DeploymentEvent, Operation } from "./events/deployment-event";

/** Counts what was done to each resource, or in a preview what would be. */
export class Tally {
  private readonly operations = new Map<string, Operation>();
  private errors = 0;

  add(event: DeploymentEvent): void {
    if (event.type === "diagnostic" && event.severity === "error") this.errors += 1;
    if (event.type === "gate" && event.status === "failed") this.errors += 1;
    if (event.type !== "resource" || (event.status !== "done" && event.status !== "planned")) return;
    if (event.kind === "project" || event.kind === "service") return;
    const key = `${event.kind} ${event.name}`;
    const before = this.operations.get(key);
    this.operations.set(key, isReplacement(event.op) || before === "replace" ? "replace" : event.op);
  }

  /** How many errors were shown. */
  get shownErrors(): number {
    return this.errors;
  }

  changes(): Readonly<Partial<Record<Operation, number>>> {
    const counts: Partial<Record<Operation, number>> = {};
    for (const op of this.operations.values()) counts[op] = (counts[op] ?? 0) + 1;
    return counts;
  }
}

function isReplacement(op: Operation): boolean {
  return op === "replace" || op === "create-replacement" || op === "delete-replaced";
}
