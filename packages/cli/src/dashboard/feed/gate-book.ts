import type { GateState, Plan } from "@pulumi-compose/dashboard";

type Gate = Plan["gates"][number];

/**
 * How each gate is: what an update says of it while one runs, and how the containers are else. What has failed an update stays so
 * until the containers are as they were to be.
 */
export class GateBook {
  readonly #told = new Map<string, string>();
  readonly #ofUpdate = new Map<string, GateState>();
  #ofEngine: readonly GateState[] = [];
  /** Those that were open in the last update, and that the engine has called so since. */
  readonly #confirmed = new Set<string>();
  #gates: readonly Gate[] = [];
  #isUpdating = false;

  constructor(private readonly tell: (gate: GateState) => void) {}

  /** The gates of the plan, which may be another than before. */
  plan(gates: readonly Gate[]): void {
    const now = new Set(gates.map(({ dependency, condition }) => keyOf({ service: dependency, condition })));
    for (const { dependency: service, condition } of this.#gates) {
      if (!now.has(keyOf({ service, condition })))
        this.#say({ service, condition, status: "idle", by: "engine", holds: [] });
    }
    this.#gates = gates;
  }

  beginUpdate(): void {
    this.#isUpdating = true;
    this.#ofUpdate.clear();
    this.#confirmed.clear();
    for (const { dependency, condition, dependents } of this.#gates) {
      const holds = dependents.map(({ service }) => service);
      this.#say({ service: dependency, condition, status: "idle", by: "update", holds });
    }
  }

  /** @param nowMs since the epoch */
  update(gate: Omit<GateState, "by">, nowMs: number): void {
    const before = this.#ofUpdate.get(keyOf(gate));
    // A message that was under way when the gate opened comes too late.
    if (before && before.status !== "waiting" && gate.status === "waiting") return;
    const sinceMs = gate.sinceMs ?? before?.sinceMs ?? nowMs - (gate.waitedMs ?? 0);
    const planned = this.#gates.find(
      ({ dependency, condition }) => keyOf({ service: dependency, condition }) === keyOf(gate),
    );
    const isWaiting = gate.status === "waiting";
    const state: GateState = {
      ...gate,
      by: "update",
      sinceMs,
      ...(isWaiting && planned && { deadlineAtMs: sinceMs + planned.deadlineMs }),
    };
    this.#ofUpdate.set(keyOf(gate), state);
    this.#say(state);
  }

  /** How long a gate of this update has waited: milliseconds. */
  waitedMs(service: string, condition: string, nowMs: number): number {
    return nowMs - (this.#ofUpdate.get(keyOf({ service, condition }))?.sinceMs ?? nowMs);
  }

  endUpdate(): void {
    this.#isUpdating = false;
    this.engine(this.#ofEngine);
  }

  /** How the containers are now. */
  engine(states: readonly GateState[]): void {
    this.#ofEngine = states;
    if (this.#isUpdating) return;
    for (const state of states) {
      const told = this.#ofUpdate.get(keyOf(state));
      if (told && this.#holds(told, state)) continue;
      if (state.status === "open") this.#confirmed.add(keyOf(state));
      // How long it has been waited for is still of interest.
      const isStill = told?.status === "open" && state.status === "open";
      if (!isStill) this.#ofUpdate.delete(keyOf(state));
      this.#say(isStill && told.waitedMs !== undefined ? { ...state, waitedMs: told.waitedMs } : state);
    }
  }

  /** Whether what an update has said still counts: what has failed is not well yet; what was open the engine has not come to see. */
  #holds(told: GateState, { status }: GateState): boolean {
    if (told.status === "open") return status === "waiting" && !this.#confirmed.has(keyOf(told));
    return (told.status === "failed" || told.status === "unmet") && status !== "open";
  }

  #say(state: GateState): void {
    const text = JSON.stringify(state);
    if (this.#told.get(keyOf(state)) === text) return;
    this.#told.set(keyOf(state), text);
    this.tell(state);
  }
}

function keyOf({ service, condition }: Pick<GateState, "service" | "condition">): string {
  return `${service} ${condition}`;
}
