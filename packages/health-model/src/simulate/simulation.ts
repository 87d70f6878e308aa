import type { Healthcheck } from "../healthcheck/healthcheck";
import type { Dialect } from "../machine/dialect";
import { eagerPause } from "../machine/eager-pause";
import type { ProbeEvent } from "../machine/health-event";
import type { HealthState } from "../machine/health-state";
import { initialState } from "../machine/initial-state";
import { reduce } from "../machine/reduce";
import type { Edge } from "../plan/edge";
import type { ProbeMode } from "../plan/plan-options";
import { formatDuration } from "../util/format-duration";
import { EventQueue } from "./event-queue";
import type { Milestone, Moment } from "./moment";
import { probeOutcome } from "./probe-outcome";
import type { Pending, SimulatedGate, SimulatedService, SimulationEvent } from "./simulated-service";
import type { TimelineEntry } from "./timeline";

/** What happens first where several things happen at one moment: the world changes, then probes end, then begin. */
const RANK = { launch: 0, mode: 0, exit: 1, "probe-end": 2, "eager-end": 2, probe: 3, eager: 3, deadline: 4 } as const;

export interface SimulationSetting {
  readonly services: ReadonlyMap<string, SimulatedService>;
  readonly checks: ReadonlyMap<string, Healthcheck>;
  readonly dependents: ReadonlyMap<string, readonly Edge[]>;
  readonly dialect: Dialect;
  readonly probe: ProbeMode;
}

/** Plays a start: a queue of events, one handler for each kind. */
export class Simulation {
  readonly entries: TimelineEntry[] = [];
  nowMs = 0;
  settledMs = 0;
  readonly #setting: SimulationSetting;
  readonly #queue = new EventQueue<SimulationEvent>();
  readonly #pending = new Map<string, Pending[]>();
  /** Events to come that can change how things stand; probes only repeat themselves once nothing else is left. */
  #toCome = 0;
  #waitingGates = 0;
  #unsettled = new Set<string>();

  constructor(setting: SimulationSetting) {
    this.#setting = setting;
  }

  run(untilMs: number): void {
    for (const service of this.#setting.services.values()) this.#launchIfFree(service);
    while (this.#toCome > 0 || this.#waitingGates > 0 || this.#unsettled.size > 0) {
      const next = this.#queue.take();
      if (next === undefined || next.atMs > untilMs) break;
      this.nowMs = next.atMs;
      if (isChange(next.value)) this.#toCome -= 1;
      this.#handle(next.value);
    }
  }

  #handle(event: SimulationEvent): void {
    if ("gate" in event) {
      this.#handleGate(event);
      return;
    }
    const service = this.#setting.services.get(event.service);
    if (service === undefined) return;
    switch (event.kind) {
      case "launch":
        this.#start(service);
        break;
      case "mode":
        service.mode = event.mode;
        if (event.mode === "ready") this.#reach(service, "ready");
        this.#judge(service);
        break;
      case "exit":
        this.#exit(service, event.code);
        break;
      case "probe":
        if (service.health !== undefined && service.phase === "running") {
          const outcome = probeOutcome(service.health.check, service.mode, this.nowMs, service.scenario.probeMs ?? 0);
          this.#add(outcome.endMs, { kind: "probe-end", service: service.name, event: outcome });
        }
        break;
      case "probe-end":
        if (service.health !== undefined && service.phase === "running")
          this.#probed(service, service.health, event.event);
        break;
    }
  }

  #handleGate(event: Extract<SimulationEvent, { gate: SimulatedGate }>): void {
    const { gate } = event;
    const service = this.#setting.services.get(gate.service);
    const check = this.#setting.checks.get(gate.service);
    if (gate.status !== "waiting" || service === undefined) return;
    if (event.kind === "deadline") {
      const isKept = gate.onUnhealthy === "keep-waiting" && service.health?.status === "unhealthy";
      const despite = isKept ? ", unhealthy and kept waiting" : "";
      this.#fail(gate, `not ${wanted(gate)} within ${formatDuration(gate.deadlineMs)}${despite}`);
    } else if (check !== undefined && event.kind === "eager") {
      const outcome = probeOutcome(check, service.mode, this.nowMs, service.scenario.probeMs ?? 0);
      this.#add(outcome.endMs, { kind: "eager-end", gate, event: outcome });
    } else if (check !== undefined && event.kind === "eager-end") {
      this.#noteProbe(gate.service, "gate", event.event);
      gate.eagerAttempts += 1;
      if (!("timeout" in event.event) && event.event.exitCode === 0) this.#open(gate);
      else this.#add(this.nowMs + eagerPause(gate.eagerAttempts, check), { kind: "eager", gate });
    }
  }

  #start(service: SimulatedService): void {
    service.phase = "running";
    this.#reach(service, "started");
    const { scenario, name } = service;
    for (const edge of this.#edgesFrom(name, "service_started")) this.#release(edge);
    if (service.replicas === 0) return;

    this.settledMs = this.nowMs;
    this.#note(name, { kind: "start" });
    const check = this.#setting.checks.get(name);
    if (check !== undefined) {
      service.health = initialState(check, this.#setting.dialect, this.nowMs);
      this.#judge(service);
      this.#scheduleProbe(service.health, name);
    }
    if (scenario.ready !== "never") this.#at(name, scenario.ready ?? 0, { kind: "mode", service: name, mode: "ready" });
    if (scenario.fail !== undefined) this.#at(name, scenario.fail, { kind: "mode", service: name, mode: "failing" });
    if (scenario.hang !== undefined) this.#at(name, scenario.hang, { kind: "mode", service: name, mode: "hanging" });
    if (scenario.exit !== undefined) {
      this.#at(name, scenario.exit.at, { kind: "exit", service: name, code: scenario.exit.code });
    }
    for (const gate of service.gates) this.#beginGate(gate, check);
  }

  #beginGate(gate: SimulatedGate, check: Healthcheck | undefined): void {
    gate.status = "waiting";
    gate.sinceMs = this.nowMs;
    this.#waitingGates += 1;
    if (gate.condition === "service_healthy" && check === undefined) {
      this.#fail(gate, "no healthcheck");
      return;
    }
    this.#add(this.nowMs + gate.deadlineMs, { kind: "deadline", gate });
    const eager = gate.condition === "service_healthy" && this.#setting.probe === "hybrid";
    if (eager) this.#add(this.nowMs, { kind: "eager", gate });
  }

  #probed(service: SimulatedService, before: HealthState, event: ProbeEvent): void {
    const after = reduce(before, event);
    service.health = after;
    this.#noteProbe(service.name, "engine", event);
    if (after.status !== before.status) {
      const { failingStreak } = after;
      this.#note(service.name, { kind: "health", from: before.status, to: after.status, failingStreak });
      if (after.status === "healthy") this.#reach(service, "healthy");
      const healthGate = service.gates.find(
        (gate) => gate.condition === "service_healthy" && gate.status === "waiting",
      );
      if (healthGate !== undefined && after.status === "healthy") this.#open(healthGate);
      if (healthGate?.onUnhealthy === "fail" && after.status === "unhealthy") {
        this.#fail(healthGate, `unhealthy after ${failingStreak} failed probes`);
      }
    }
    this.#judge(service);
    this.#scheduleProbe(after, service.name);
  }

  #exit(service: SimulatedService, code: number): void {
    if (service.phase !== "running") return;
    service.phase = "exited";
    if (service.health !== undefined) service.health = reduce(service.health, { kind: "stop", atMs: this.nowMs });
    this.#unsettled.delete(service.name);
    this.#note(service.name, { kind: "exit", code });
    if (code === 0) this.#reach(service, "completed");
    for (const gate of service.gates) {
      if (gate.status !== "waiting") continue;
      if (gate.condition === "service_completed_successfully" && code === 0) this.#open(gate);
      else this.#fail(gate, `exited (${code})`);
    }
  }

  #open(gate: SimulatedGate): void {
    this.#end(gate, "open");
    this.#note(gate.service, { kind: "gate-open", condition: gate.condition, waitedMs: this.nowMs - gate.sinceMs });
    for (const edge of this.#edgesFrom(gate.service, gate.condition)) this.#release(edge);
  }

  #fail(gate: SimulatedGate, reason: string): void {
    this.#end(gate, "failed");
    const { condition } = gate;
    this.#note(gate.service, { kind: "gate-failed", condition, waitedMs: this.nowMs - gate.sinceMs, reason });
    for (const edge of this.#edgesFrom(gate.service, condition))
      this.#refuse(edge, `"${gate.service}" is not ${wanted(gate)}`);
  }

  #end(gate: SimulatedGate, status: "open" | "failed"): void {
    gate.status = status;
    this.#waitingGates -= 1;
  }

  #release(edge: Edge): void {
    const dependent = this.#setting.services.get(edge.dependent);
    if (dependent === undefined) return;
    dependent.blockers -= 1;
    this.#launchIfFree(dependent);
  }

  /** A dependency will not come: who needs it does not start, and neither do those who need that one. */
  #refuse(first: Edge, because: string): void {
    const refused: [Edge, string][] = [[first, because]];
    for (const [edge, why] of refused) {
      const dependent = this.#setting.services.get(edge.dependent);
      if (!edge.required) this.#release(edge);
      else if (dependent?.phase === "waiting") {
        dependent.phase = "given-up";
        this.settledMs = this.nowMs;
        this.#note(dependent.name, { kind: "not-started", because: why });
        const onward = this.#setting.dependents.get(dependent.name) ?? [];
        for (const next of onward) refused.push([next, `"${dependent.name}" is not started`]);
      }
    }
  }

  #launchIfFree(service: SimulatedService): void {
    if (service.blockers > 0 || service.phase !== "waiting") return;
    this.#add(Math.max(this.nowMs, service.scenario.launchMs ?? 0), { kind: "launch", service: service.name });
  }

  #edgesFrom(name: string, condition: Edge["condition"]): readonly Edge[] {
    return (this.#setting.dependents.get(name) ?? []).filter((edge) => edge.condition === condition);
  }

  /** Adds an event of a running container at a moment, or when that moment is known. */
  #at(owner: string, moment: Moment, event: SimulationEvent): void {
    if (typeof moment === "number") {
      this.#add(this.nowMs + moment, event);
      return;
    }
    const milestone = moment.milestone ?? "ready";
    const reached = this.#setting.services.get(moment.after)?.milestones.get(milestone);
    if (reached !== undefined) {
      this.#add(Math.max(this.nowMs, reached + (moment.plusMs ?? 0)), event);
      return;
    }
    const key = `${milestone} ${moment.after}`;
    this.#pending.set(key, [...(this.#pending.get(key) ?? []), { owner, moment, event }]);
  }

  #reach(service: SimulatedService, milestone: Milestone): void {
    if (service.milestones.has(milestone)) return;
    service.milestones.set(milestone, this.nowMs);
    const key = `${milestone} ${service.name}`;
    const pending = this.#pending.get(key) ?? [];
    this.#pending.delete(key);
    for (const { owner, moment, event } of pending) this.#at(owner, moment, event);
  }

  /** Whether the engine's view of a container will still change if nothing but probes happens. */
  #judge(service: SimulatedService): void {
    if (service.health === undefined || service.phase !== "running") return;
    const { check, status } = service.health;
    const succeeds = service.mode === "ready" && (service.scenario.probeMs ?? 0) <= check.timeoutMs;
    const settled = status === (succeeds ? "healthy" : "unhealthy");
    if (settled) this.#unsettled.delete(service.name);
    else this.#unsettled.add(service.name);
  }

  #scheduleProbe(state: HealthState, service: string): void {
    if (state.nextProbeMs !== undefined) this.#add(state.nextProbeMs, { kind: "probe", service });
  }

  #add(atMs: number, event: SimulationEvent): void {
    if (isChange(event)) this.#toCome += 1;
    this.#queue.add(atMs, RANK[event.kind], event);
  }

  #noteProbe(service: string, by: "engine" | "gate", event: ProbeEvent): void {
    const timedOut = "timeout" in event;
    this.#note(service, {
      kind: "probe",
      by,
      startMs: event.startMs,
      exitCode: timedOut ? -1 : event.exitCode,
      timedOut,
    });
  }

  #note(service: string, what: DistributiveOmit<TimelineEntry, "atMs" | "service">): void {
    this.entries.push({ atMs: this.nowMs, service, ...what });
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function isChange(event: SimulationEvent): boolean {
  return event.kind === "launch" || event.kind === "mode" || event.kind === "exit";
}

function wanted(gate: SimulatedGate): string {
  return gate.condition === "service_healthy" ? "healthy" : "completed";
}
