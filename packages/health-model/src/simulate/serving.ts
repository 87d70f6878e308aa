import type { Serving } from "./prediction";
import type { SimulatedService } from "./simulated-service";
import { oldContainers } from "./simulated-update";
import type { Stage } from "./stage";

/** Who serves each service that is updated: what runs, is found by the service's name, and answers. */
export class ServingRecord {
  readonly #records = new Map<SimulatedService, Serving[]>();

  constructor(
    private readonly stage: Stage,
    services: Iterable<SimulatedService>,
  ) {
    for (const service of services) {
      // What is to end serves nobody.
      if (service.update !== undefined && !service.endsByItself) this.#records.set(service, []);
    }
  }

  /** Looks again, and tells where nobody serves any more, and where somebody does again. */
  look(): void {
    for (const [service, record] of this.#records) {
      const now = servedBy(service, this.stage.nowMs);
      const before = record.at(-1);
      if (before !== undefined && isSame(before, now)) continue;
      record.push(now);
      if (isNobody(now)) this.stage.note(service, { kind: "unserved" });
      else if (before !== undefined && isNobody(before)) {
        this.stage.note(service, { kind: "served", afterMs: now.fromMs - before.fromMs });
      }
    }
  }

  of(service: SimulatedService): readonly Serving[] | undefined {
    return this.#records.get(service)?.slice();
  }
}

/** Whether at that time no container serves. */
export function isNobody({ old, new: next }: Serving): boolean {
  return old.length + next.length === 0;
}

function servedBy(service: SimulatedService, fromMs: number): Serving {
  const { update } = service;
  if (update === undefined) return { fromMs, old: [], new: [] };
  const old = oldContainers(update).flatMap(({ state, numbers }) => (state === "serving" ? numbers : []));
  const answering =
    update.order === "stop-first"
      ? answers(service)
        ? update.old.numbers
        : []
      : update.replicas.flatMap(({ isNamed, next, number }) => (isNamed && answers(next) ? [number] : []));
  return { fromMs, old, new: answering };
}

function answers({ container, mode }: SimulatedService): boolean {
  return container === "running" && mode === "ready";
}

function isSame(one: Serving, other: Serving): boolean {
  return one.old.join() === other.old.join() && one.new.join() === other.new.join();
}
