import type { SimulatedEngine } from "./simulated-engine";
import type { SimulatedGate, SimulatedService } from "./simulated-service";
import type { RollingReplica, SimulatedUpdate } from "./simulated-update";
import type { Stage } from "./stage";
import { stop } from "./stops";

/** Who hears how far a service has come that is replaced beside its old containers. */
export interface RollWatcher {
  /** A new container's turn has come. */
  launchReplica(service: SimulatedService, next: SimulatedService): void;
  /** All new containers have started. */
  allStarted(service: SimulatedService): void;
  /** All have taken over. */
  replaced(): void;
  /** Those that had no turn do not come any more. */
  noneFollows(service: SimulatedService): void;
  opened(gate: SimulatedGate): void;
  failed(gate: SimulatedGate): void;
}

type StartFirst = Extract<SimulatedUpdate, { order: "start-first" }>;

/**
 * Replaces containers beside the old ones: each starts under no name of the service, is given it once it is good, and then
 * the old one loses it, drains and is stopped. A container's turn comes when the one before it, by `parallelism`, has taken over.
 */
export class SimulatedRolls {
  constructor(
    private readonly stage: Stage,
    private readonly watcher: RollWatcher,
    private readonly engine: Pick<SimulatedEngine, "stop">,
    /** Waits for a new container's health. */
    private readonly wait: (gate: SimulatedGate) => void,
  ) {}

  begin(service: SimulatedService, update: StartFirst): void {
    for (const gate of service.gates) {
      gate.status = "waiting";
      gate.sinceMs = this.stage.nowMs;
    }
    const { parallelism } = update.rollout;
    const first = parallelism === 0 ? update.replicas : update.replicas.slice(0, parallelism);
    for (const replica of first) this.#turn(service, update, replica);
  }

  /** The wait for a new container's health has ended. */
  judged(service: SimulatedService, update: StartFirst, gate: SimulatedGate): void {
    const replica = update.replicas.find(({ next }) => next === gate.service);
    if (replica === undefined) return;
    if (gate.status === "open") this.#promote(service, update, replica);
    else this.#giveUp(service, update, replica, gate);
  }

  #turn(service: SimulatedService, update: StartFirst, replica: RollingReplica): void {
    if (replica.standing !== "waiting") return;
    replica.standing = "begun";
    const { next } = replica;
    this.watcher.launchReplica(service, next);
    if (next.container !== "running") return;
    const [gate] = next.gates;
    if (gate) this.wait(gate);
    else this.stage.later(update.rollout.monitorMs, () => this.#watched(service, update, replica));
    if (update.replicas.every(({ standing }) => standing !== "waiting")) this.watcher.allStarted(service);
  }

  /** Without a check all that is known is whether it runs. */
  #watched(service: SimulatedService, update: StartFirst, replica: RollingReplica): void {
    const { next } = replica;
    if (next.container === "restarting") {
      this.stage.later(next.backoffMs, () => this.#watched(service, update, replica));
      return;
    }
    if (next.container === "running" || next.exitCode === 0) {
      this.stage.note(next, { kind: "watched", forMs: this.stage.nowMs - next.startedMs });
      this.#promote(service, update, replica);
      return;
    }
    const reason = `exited with code ${next.exitCode}`;
    this.stage.note(next, { kind: "not-good", reason });
    this.#giveUp(service, update, replica, { reason: "exited", text: reason });
  }

  #promote(service: SimulatedService, update: StartFirst, replica: RollingReplica): void {
    const { next, old } = replica;
    if (service.postHealthy > 0) this.stage.note(next, { kind: "post-healthy", hooks: service.postHealthy });
    replica.isNamed = true;
    this.stage.note(next, { kind: "named" });
    old.state = "draining";
    const { drainMs, delayMs, parallelism } = update.rollout;
    this.stage.note(old.subject, { kind: "unnamed", drainMs });
    this.stage.later(drainMs, () => {
      old.state = "stopping";
      stop(this.stage, service, old.subject, () => {
        old.state = "gone";
        replica.standing = "taken-over";
        replica.doneMs = this.stage.nowMs;
        if (update.replicas.every(({ standing }) => standing === "taken-over")) this.#done(service);
        const follower = update.replicas.find(({ number }) => number === replica.number + parallelism);
        if (parallelism > 0 && follower) this.stage.later(delayMs, () => this.#turn(service, update, follower));
      });
    });
  }

  #done(service: SimulatedService): void {
    this.watcher.replaced();
    for (const gate of service.gates) {
      this.#end(gate, "open");
      this.stage.note(service, {
        kind: "gate-open",
        condition: gate.condition,
        waitedMs: gate.endedMs - gate.sinceMs,
      });
      this.watcher.opened(gate);
    }
  }

  #giveUp(
    service: SimulatedService,
    update: StartFirst,
    replica: RollingReplica,
    why: Pick<SimulatedGate, "reason" | "text">,
  ): void {
    const { next, old } = replica;
    const { failureAction, parallelism } = update.rollout;
    replica.standing = "failed";
    if (failureAction === "pause") this.stage.note(next, { kind: "kept" });
    else {
      this.engine.stop(next);
      stop(this.stage, service, next, () => {});
    }
    this.stage.note(old.subject, { kind: "goes-on" });
    for (let number = replica.number + parallelism; parallelism > 0; number += parallelism) {
      const behind = update.replicas.find((one) => one.number === number);
      if (behind?.standing !== "waiting") break;
      behind.standing = "left";
      this.stage.note(behind.old.subject, { kind: "goes-on" });
    }
    if (service.standing === "not-replaced") return;
    service.standing = "not-replaced";
    for (const gate of service.gates) {
      this.#end(gate, "failed");
      gate.reason = why.reason ?? "exited";
      const { condition } = gate;
      const reason = why.text ?? "";
      const waitedMs = gate.endedMs - gate.sinceMs;
      this.stage.note(service, { kind: "gate-failed", condition, waitedMs, code: gate.reason, reason });
      this.watcher.failed(gate);
    }
    this.watcher.noneFollows(service);
  }

  #end(gate: SimulatedGate, status: "open" | "failed"): void {
    gate.status = status;
    gate.endedMs = this.stage.nowMs;
  }
}
