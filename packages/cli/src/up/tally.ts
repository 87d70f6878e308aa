import type { DeploymentEvent, Operation, ResourceEvent } from "./events/deployment-event";

/** Counts what was done to each resource, or in a preview what would be. */
export class Tally {
  private readonly operations = new Map<string, Operation>();
  /** What was taken away to be made anew, and has not been yet. */
  private readonly halves = new Map<string, ResourceEvent>();
  private errors = 0;

  add(event: DeploymentEvent): void {
    if (event.type === "diagnostic" && event.severity === "error") this.errors += 1;
    if (event.type === "gate" && event.status === "failed") this.errors += 1;
    if (event.type !== "resource" || (event.status !== "done" && event.status !== "planned")) return;
    if (event.kind === "project" || event.kind === "service") return;
    // Pulumi's word for the whole, said in the middle of it.
    if (event.op === "replace" && event.status === "done") return;
    const key = `${event.kind} ${event.name}`;
    const before = this.operations.get(key);
    const now = before === "replace" ? before : operationOf(event.op);
    this.operations.set(key, now);
    if (event.op === "delete-replaced" && now === "delete") this.halves.set(key, event);
    else this.halves.delete(key);
  }

  /** How many errors were shown. */
  get shownErrors(): number {
    return this.errors;
  }

  /**
   * What went because something that it needs was made anew, and is not in the program any more: to Pulumi that is half a
   * replacement, of which nobody tells that there is no other half.
   */
  deletedOnly(): readonly ResourceEvent[] {
    return [...this.halves.values()].map((event) => ({ ...event, op: "delete" }));
  }

  changes(): Readonly<Partial<Record<Operation, number>>> {
    const counts: Partial<Record<Operation, number>> = {};
    for (const op of this.operations.values()) counts[op] = (counts[op] ?? 0) + 1;
    return counts;
  }
}

function operationOf(op: Operation): Operation {
  if (op === "create-replacement") return "replace";
  return op === "delete-replaced" ? "delete" : op;
}
