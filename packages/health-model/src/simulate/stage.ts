import type { ProbeEvent } from "../machine/health-event";
import { EventQueue } from "./event-queue";
import type { SimulatedService, SimulationEvent } from "./simulated-service";
import type { TimelineEntry } from "./timeline";

/** What happens first where several things happen at one moment: the world changes, then probes end, then begin. */
const RANK: Readonly<Record<SimulationEvent["kind"], number>> = {
  refuse: 0,
  launch: 0,
  mode: 0,
  restart: 0,
  exit: 1,
  step: 1,
  "probe-end": 2,
  "eager-end": 2,
  probe: 3,
  eager: 3,
  deadline: 4,
};

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A simulation's clock, its queue of what is to come, and the record of what has happened. */
export class Stage {
  readonly entries: TimelineEntry[] = [];
  nowMs = 0;
  readonly #queue = new EventQueue<SimulationEvent>();
  #changes = 0;

  /** Whether something is to come that can change how things stand, other than by repeating itself. */
  get hasChangesToCome(): boolean {
    return this.#changes > 0;
  }

  add(atMs: number, event: SimulationEvent): void {
    if (isChange(event)) this.#changes += 1;
    this.#queue.add(atMs, RANK[event.kind], event);
  }

  /** Moves on to the next event, if there is one until the given moment. */
  next(untilMs: number): SimulationEvent | undefined {
    const atMs = this.#queue.nextMs;
    if (atMs === undefined || atMs > untilMs) return undefined;
    const next = this.#queue.take();
    if (next === undefined) return undefined;
    this.nowMs = next.atMs;
    if (isChange(next.value)) this.#changes -= 1;
    return next.value;
  }

  /** Does something after so many milliseconds. */
  later(ms: number, act: () => void): void {
    this.add(this.nowMs + ms, { kind: "step", act });
  }

  /** A probe has ended. */
  noteProbe(service: SimulatedService, by: "engine" | "gate", event: ProbeEvent): void {
    const timedOut = "timeout" in event;
    const exitCode = timedOut ? -1 : event.exitCode;
    this.note(service, { kind: "probe", by, startMs: event.startMs, exitCode, timedOut });
  }

  note(
    { name, of }: Pick<SimulatedService, "name" | "of">,
    what: DistributiveOmit<TimelineEntry, "atMs" | "service" | "number" | "beside">,
  ): void {
    this.entries.push({ atMs: this.nowMs, service: name, ...of, ...what });
  }
}

/** Probes repeat themselves, and so does the life of a container that is restarted. */
function isChange(event: SimulationEvent): boolean {
  switch (event.kind) {
    case "refuse":
    case "launch":
    case "step":
      return true;
    case "mode":
    case "exit":
      return event.run === 1;
    default:
      return false;
  }
}
