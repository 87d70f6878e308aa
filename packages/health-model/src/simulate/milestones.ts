import type { Milestone, Moment } from "./moment";
import type { RunEvent, SimulatedService } from "./simulated-service";
import type { Stage } from "./stage";

/** An event whose moment is not known yet: it follows another service. */
interface Pending {
  readonly moment: Exclude<Moment, number>;
  readonly event: RunEvent;
}

/** What services have come to, and what follows when they do. */
export class Milestones {
  readonly #pending = new Map<string, Pending[]>();

  constructor(
    private readonly stage: Stage,
    private readonly services: ReadonlyMap<string, SimulatedService>,
  ) {}

  /** Adds an event of a container that runs, at a moment, or when that moment is known. */
  at(moment: Moment, event: RunEvent): void {
    const { nowMs } = this.stage;
    if (typeof moment === "number") {
      this.stage.add(nowMs + moment, event);
      return;
    }
    const milestone = moment.milestone ?? "ready";
    const reached = this.services.get(moment.after)?.milestones.get(milestone);
    if (reached !== undefined) {
      this.stage.add(Math.max(nowMs, reached + (moment.plusMs ?? 0)), event);
      return;
    }
    const key = keyOf(milestone, moment.after);
    this.#pending.set(key, [...(this.#pending.get(key) ?? []), { moment, event }]);
  }

  reach(service: SimulatedService, milestone: Milestone): void {
    if (service.milestones.has(milestone)) return;
    service.milestones.set(milestone, this.stage.nowMs);
    const key = keyOf(milestone, service.name);
    const pending = this.#pending.get(key) ?? [];
    this.#pending.delete(key);
    for (const { moment, event } of pending) this.at(moment, event);
  }
}

function keyOf(milestone: Milestone, service: string): string {
  return `${milestone} ${service}`;
}
