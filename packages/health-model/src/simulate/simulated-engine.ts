import type { Dialect } from "../machine/dialect";
import type { ProbeEvent } from "../machine/health-event";
import { initialState } from "../machine/initial-state";
import { reduce } from "../machine/reduce";
import { restartPause } from "../machine/restart-pause";
import type { Milestones } from "./milestones";
import type { ContainersBefore } from "./prediction";
import { probeOutcome } from "./probe-outcome";
import type { RunEvent, SimulatedService } from "./simulated-service";
import type { Stage } from "./stage";

/** Who follows what becomes of containers. */
export interface ContainerWatcher {
  started(service: SimulatedService): void;
  /** The engine's probe has ended, and the service's health is what the engine makes of it. */
  probed(service: SimulatedService, event: ProbeEvent): void;
  /** It has ended; one that is restarted is `restarting`. */
  ended(service: SimulatedService): void;
}

/** The engine: containers run, are probed, end, and are started again by their policies. */
export class SimulatedEngine {
  /** Containers whose health will still change if nothing but probes happens. */
  readonly #unsettled = new Set<SimulatedService>();

  constructor(
    private readonly stage: Stage,
    private readonly dialect: Dialect,
    private readonly milestones: Milestones,
    private readonly watcher: ContainerWatcher,
  ) {}

  get isSettled(): boolean {
    return this.#unsettled.size === 0;
  }

  /** The service's containers are there as somebody left them. */
  find(service: SimulatedService, { state, exitCode = 0, health = "healthy" }: ContainersBefore): void {
    if (state === "exited") {
      service.container = "exited";
      service.exitCode = exitCode;
      this.stage.note(service, { kind: "found", state });
      if (exitCode === 0) this.milestones.reach(service, "completed");
      return;
    }
    const { check } = service;
    this.stage.note(service, { kind: "found", state, ...(check !== undefined && { health }) });
    this.#run(service);
    if (check === undefined) return;
    const fresh = initialState(check, this.dialect, this.stage.nowMs);
    // When the engine probes next is anybody's guess: as late as it can be.
    const nextProbeMs = this.stage.nowMs + check.intervalMs;
    service.health =
      health === "starting"
        ? fresh
        : { ...fresh, status: health, failingStreak: health === "healthy" ? 0 : check.retries, nextProbeMs };
    if (health === "healthy") this.milestones.reach(service, "healthy");
    this.#watchHealth(service);
  }

  start(service: SimulatedService): void {
    this.stage.note(service, { kind: "start" });
    this.#run(service);
    const { check, health } = service;
    if (check !== undefined) {
      const atMs = this.stage.nowMs;
      service.health =
        health === undefined ? initialState(check, this.dialect, atMs) : reduce(health, { kind: "start", atMs });
      this.#watchHealth(service);
    }
    this.watcher.started(service);
  }

  /** Somebody stops it, and nothing of its run is to come any more. */
  stop(service: SimulatedService): void {
    service.container = "exited";
    service.run += 1;
    this.#unsettled.delete(service);
  }

  handle(event: RunEvent): void {
    const { service, run } = event;
    if (service.run !== run) return;
    if (event.kind === "restart") this.start(service);
    if (service.container !== "running") return;
    switch (event.kind) {
      case "mode":
        service.mode = event.mode;
        if (event.mode === "ready") this.milestones.reach(service, "ready");
        this.#judge(service);
        break;
      case "exit":
        this.#exit(service, event.code);
        break;
      case "probe":
        if (service.check !== undefined) {
          const { mode, scenario } = service;
          const outcome = probeOutcome(service.check, mode, this.stage.nowMs, scenario.probeMs ?? 0);
          this.stage.add(outcome.endMs, { kind: "probe-end", service, run, event: outcome });
        }
        break;
      case "probe-end":
        this.#probed(service, event.event);
        break;
    }
  }

  /** A run begins: what the scenario says of it counts from here. */
  #run(service: SimulatedService): void {
    service.container = "running";
    service.run += 1;
    service.startedMs = this.stage.nowMs;
    service.mode = "failing";
    this.milestones.reach(service, "started");
    const { scenario, run } = service;
    const { ready = 0, fail, hang, exit } = scenario;
    if (ready !== "never") this.milestones.at(ready, { kind: "mode", service, run, mode: "ready" });
    if (fail !== undefined) this.milestones.at(fail, { kind: "mode", service, run, mode: "failing" });
    if (hang !== undefined) this.milestones.at(hang, { kind: "mode", service, run, mode: "hanging" });
    if (exit !== undefined) this.milestones.at(exit.at, { kind: "exit", service, run, code: exit.code });
  }

  #watchHealth(service: SimulatedService): void {
    this.#judge(service);
    this.#scheduleProbe(service);
  }

  #scheduleProbe(service: SimulatedService): void {
    const atMs = service.health?.nextProbeMs;
    if (atMs !== undefined) this.stage.add(atMs, { kind: "probe", service, run: service.run });
  }

  #probed(service: SimulatedService, event: ProbeEvent): void {
    const { health: before } = service;
    if (before === undefined) return;
    const after = reduce(before, event);
    service.health = after;
    this.stage.noteProbe(service, "engine", event);
    if (after.status !== before.status) {
      const { failingStreak } = after;
      this.stage.note(service, { kind: "health", from: before.status, to: after.status, failingStreak });
      if (after.status === "healthy") this.milestones.reach(service, "healthy");
    }
    this.watcher.probed(service, event);
    this.#judge(service);
    this.#scheduleProbe(service);
  }

  #exit(service: SimulatedService, code: number): void {
    const pauseMs = restartPause(service.restart, {
      exitCode: code,
      ranMs: this.stage.nowMs - service.startedMs,
      restarts: service.restarts,
      lastPauseMs: service.backoffMs,
    });
    service.container = pauseMs === undefined ? "exited" : "restarting";
    service.exitCode = code;
    if (service.health !== undefined) {
      service.health = reduce(service.health, { kind: "stop", atMs: this.stage.nowMs });
    }
    this.#unsettled.delete(service);
    this.stage.note(service, { kind: "exit", code });
    if (code === 0) this.milestones.reach(service, "completed");
    if (pauseMs !== undefined) {
      service.restarts += 1;
      service.backoffMs = pauseMs;
      this.stage.add(this.stage.nowMs + pauseMs, { kind: "restart", service, run: service.run });
    }
    this.watcher.ended(service);
  }

  /** Whether the engine's view of a container will still change if nothing but probes happens. */
  #judge(service: SimulatedService): void {
    const { health, mode, scenario, run } = service;
    // What is restarted goes through the same again and again.
    if (health === undefined || run > 1) return;
    const succeeds = mode === "ready" && (scenario.probeMs ?? 0) <= health.check.timeoutMs;
    if (health.status === (succeeds ? "healthy" : "unhealthy")) this.#unsettled.delete(service);
    else this.#unsettled.add(service);
  }
}
