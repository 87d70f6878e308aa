import { eagerPause } from "../machine/eager-pause";
import type { ProbeEvent } from "../machine/health-event";
import { GATE_MESSAGES } from "../messages/gate-messages";
import type { ProbeMode } from "../plan/plan-options";
import type { GateFailureReason } from "./prediction";
import { probeOutcome } from "./probe-outcome";
import type { GateEvent, SimulatedGate, SimulatedService } from "./simulated-service";
import type { Stage } from "./stage";

/** Who hears how a gate ended. */
export interface GateWatcher {
  opened(gate: SimulatedGate): void;
  failed(gate: SimulatedGate): void;
}

/** An engine's probe of a container that was unhealthy before the wait counts if it begins so long after the wait did. */
const RECHECK_GRACE_MS = 5_000;

/** The waits: what the gates make of that which becomes of the containers. */
export class SimulatedGates {
  #waiting = 0;

  constructor(
    private readonly stage: Stage,
    private readonly probe: ProbeMode,
    private readonly watcher: GateWatcher,
    /** Starts a container again that has ended before. */
    private readonly revive: (service: SimulatedService) => void,
  ) {}

  get areDone(): boolean {
    return this.#waiting === 0;
  }

  begin(gate: SimulatedGate): void {
    const { service } = gate;
    gate.status = "waiting";
    gate.sinceMs = this.stage.nowMs;
    this.#waiting += 1;
    if (gate.condition === "service_healthy" && service.check === undefined) {
      this.#fail(gate, "no-healthcheck", GATE_MESSAGES["no-healthcheck"].text({}));
      return;
    }
    this.stage.add(this.stage.nowMs + gate.deadlineMs, { kind: "deadline", gate });
    if (service.container === "exited") this.#beginAtEnded(gate);
    else if (service.health?.status === "healthy") this.#healthy(gate);
    else {
      gate.rechecks = service.health?.status === "unhealthy" && service.container === "running";
      this.#probeEagerly(gate);
    }
  }

  handle(event: GateEvent): void {
    const { gate } = event;
    const { service } = gate;
    if (gate.status !== "waiting") return;
    if (event.kind === "deadline") {
      const { condition: goal, deadlineMs, unhealthyAfterMs } = gate;
      const status = goal === "service_healthy" ? service.health?.status : undefined;
      this.#fail(gate, "deadline", GATE_MESSAGES.deadline.text({ goal, deadlineMs, status, unhealthyAfterMs }));
      return;
    }
    // An own probe is of the run in which it began.
    if (service.check === undefined || service.run !== event.run || service.container !== "running") return;
    if (event.kind === "eager") {
      const outcome = probeOutcome(service.check, service.mode, this.stage.nowMs, service.scenario.probeMs ?? 0);
      this.stage.add(outcome.endMs, { kind: "eager-end", gate, run: event.run, event: outcome });
      return;
    }
    this.stage.noteProbe(service, "gate", event.event);
    gate.eagerAttempts += 1;
    if (!("timeout" in event.event) && event.event.exitCode === 0) this.#open(gate);
    else {
      const atMs = this.stage.nowMs + eagerPause(gate.eagerAttempts, service.check);
      this.stage.add(atMs, { kind: "eager", gate, run: event.run });
    }
  }

  /** A container was started again, by its policy or by another gate. */
  started({ gates }: SimulatedService): void {
    for (const gate of gates) if (gate.status === "waiting") this.#probeEagerly(gate);
  }

  probed({ gates, health }: SimulatedService, { startMs }: ProbeEvent): void {
    for (const gate of gates) {
      if (gate.status !== "waiting") continue;
      if (health?.status === "healthy") this.#healthy(gate);
      const isEarly = gate.rechecks && startMs - gate.sinceMs < RECHECK_GRACE_MS;
      if (health?.status !== "unhealthy" || gate.condition !== "service_healthy" || isEarly) continue;
      if (gate.onUnhealthy === "keep-waiting") gate.unhealthyAfterMs ??= this.stage.nowMs - gate.sinceMs;
      else {
        const probes = { failed: health.failingStreak, enough: gate.service.check?.retries ?? health.failingStreak };
        this.#fail(gate, "unhealthy", GATE_MESSAGES.unhealthy.text({ probes }));
      }
    }
  }

  ended(service: SimulatedService): void {
    // What its policy starts again has not ended.
    if (service.container === "restarting") return;
    for (const gate of service.gates) if (gate.status === "waiting") this.#exited(gate);
  }

  #beginAtEnded(gate: SimulatedGate): void {
    const { service } = gate;
    if (gate.condition === "service_completed_successfully" && service.exitCode === 0) this.#open(gate);
    else if (service.scenario.port === "taken") this.#exited(gate);
    else this.revive(service);
  }

  #probeEagerly(gate: SimulatedGate): void {
    const { condition, service } = gate;
    if (condition !== "service_healthy" || this.probe !== "hybrid" || service.container !== "running") return;
    gate.eagerAttempts = 0;
    this.stage.add(this.stage.nowMs, { kind: "eager", gate, run: service.run });
  }

  #healthy(gate: SimulatedGate): void {
    if (gate.condition === "service_healthy") this.#open(gate);
  }

  #exited(gate: SimulatedGate): void {
    const { exitCode } = gate.service;
    const { condition: goal } = gate;
    if (goal === "service_completed_successfully" && exitCode === 0) this.#open(gate);
    else this.#fail(gate, "exited", GATE_MESSAGES.exited.text({ goal, exitCode }));
  }

  #open(gate: SimulatedGate): void {
    this.#end(gate, "open");
    const { condition } = gate;
    this.stage.note(gate.service, { kind: "gate-open", condition, waitedMs: gate.endedMs - gate.sinceMs });
    this.watcher.opened(gate);
  }

  #fail(gate: SimulatedGate, code: GateFailureReason, reason: string): void {
    this.#end(gate, "failed");
    gate.reason = code;
    gate.text = reason;
    const { condition } = gate;
    this.stage.note(gate.service, {
      kind: "gate-failed",
      condition,
      waitedMs: gate.endedMs - gate.sinceMs,
      code,
      reason,
    });
    this.watcher.failed(gate);
  }

  #end(gate: SimulatedGate, status: "open" | "failed"): void {
    gate.status = status;
    gate.endedMs = this.stage.nowMs;
    this.#waiting -= 1;
  }
}
