import type { Dialect } from "../machine/dialect";
import type { ProbeEvent } from "../machine/health-event";
import { needsContainer } from "../plan/blocked-services";
import { CONDITION_WORDS } from "../plan/condition-words";
import type { Edge } from "../plan/edge";
import type { ProbeMode } from "../plan/plan-options";
import { Milestones } from "./milestones";
import { type ContainerWatcher, SimulatedEngine } from "./simulated-engine";
import { type GateWatcher, SimulatedGates } from "./simulated-gates";
import type { SimulatedGate, SimulatedService, SimulationEvent } from "./simulated-service";
import { Stage } from "./stage";
import type { Refusal } from "./update-end";

export interface SimulationSetting {
  readonly services: ReadonlyMap<string, SimulatedService>;
  /** The edges at which somebody waits, by whom they wait for. */
  readonly dependents: ReadonlyMap<string, readonly Edge[]>;
  readonly dialect: Dialect;
  readonly probe: ProbeMode;
}

/**
 * Plays an update: comes to a service when what it waits for is there, makes its containers where there are none, and has
 * its gates wait. A queue of events, one handler for each kind.
 */
export class Simulation implements ContainerWatcher, GateWatcher {
  readonly stage = new Stage();
  readonly refusals: Refusal[] = [];
  settledMs = 0;
  readonly #setting: SimulationSetting;
  readonly #engine: SimulatedEngine;
  readonly #gates: SimulatedGates;

  constructor(setting: SimulationSetting) {
    const { services, dialect, probe } = setting;
    this.#setting = setting;
    this.#engine = new SimulatedEngine(this.stage, dialect, new Milestones(this.stage, services), this);
    this.#gates = new SimulatedGates(this.stage, probe, this, (service) => this.#engine.start(service));
    for (const service of services.values()) {
      const { before, scenario } = service;
      if (before !== undefined && service.replicas > 0) this.#engine.find(service, before);
      // Images are fetched at once, whatever their services wait for.
      else if (scenario.image === "missing") this.stage.add(scenario.launchMs ?? 0, { kind: "refuse", service });
    }
    for (const service of services.values()) this.#launchIfFree(service);
  }

  /** Until the given moment, the first refusal, or nothing changes any more. */
  run(untilMs: number): void {
    while (this.refusals.length === 0 && this.#goesOn) if (!this.#step(untilMs)) break;
  }

  /** On to the end, as if a refusal ended nothing but its own service. */
  finish(): void {
    while (this.#goesOn) if (!this.#step(Number.POSITIVE_INFINITY)) break;
  }

  started(service: SimulatedService): void {
    this.#gates.started(service);
  }

  probed(service: SimulatedService, event: ProbeEvent): void {
    this.#gates.probed(service, event);
  }

  ended(service: SimulatedService): void {
    this.#gates.ended(service);
  }

  opened({ service, condition }: SimulatedGate): void {
    for (const edge of this.#edgesFrom(service, condition)) this.#release(edge);
  }

  failed({ service, condition }: SimulatedGate): void {
    for (const edge of this.#edgesFrom(service, condition)) {
      if (edge.required) this.#giveUp(edge, `"${service.name}" is not ${CONDITION_WORDS[condition]}`);
      else this.#release(edge);
    }
  }

  get #goesOn(): boolean {
    return this.stage.hasChangesToCome || !this.#gates.areDone || !this.#engine.isSettled;
  }

  #step(untilMs: number): boolean {
    const event = this.stage.next(untilMs);
    if (event !== undefined) this.#handle(event);
    return event !== undefined;
  }

  #handle(event: SimulationEvent): void {
    switch (event.kind) {
      case "refuse":
        this.#refuse(event.service, "image");
        break;
      case "launch":
        this.#launch(event.service);
        break;
      case "eager":
      case "eager-end":
      case "deadline":
        this.#gates.handle(event);
        break;
      default:
        this.#engine.handle(event);
    }
  }

  #launchIfFree(service: SimulatedService): void {
    if (service.blockers > 0 || service.standing !== "waiting") return;
    const { nowMs } = this.stage;
    const atMs = service.before === undefined ? Math.max(nowMs, service.scenario.launchMs ?? 0) : nowMs;
    this.stage.add(atMs, { kind: "launch", service });
  }

  #launch(service: SimulatedService): void {
    if (service.standing !== "waiting") return;
    service.standing = "reached";
    if (service.replicas > 0 && service.container === "none") {
      service.createdMs = this.stage.nowMs;
      if (service.scenario.port === "taken") {
        service.container = "created";
        this.#refuse(service, "port");
        return;
      }
      this.settledMs = this.stage.nowMs;
      this.#engine.start(service);
    }
    for (const edge of this.#edgesFrom(service, "service_started")) this.#release(edge);
    for (const gate of service.gates) this.#gates.begin(gate);
  }

  /** Nobody who waits for it is told anything: the update has ended. */
  #refuse(service: SimulatedService, what: Refusal["what"]): void {
    service.standing = "refused";
    this.settledMs = this.stage.nowMs;
    this.refusals.push({ service: service.name, what, atMs: this.stage.nowMs });
    this.stage.note(service, { kind: "refused", what });
  }

  #release(edge: Edge): void {
    const dependent = this.#setting.services.get(edge.dependent);
    if (dependent === undefined) return;
    dependent.blockers -= 1;
    this.#launchIfFree(dependent);
  }

  /** A condition is not met: who requires it does not start, and neither do those who need that one. */
  #giveUp(first: Edge, because: string): void {
    const given: [Edge, string][] = [[first, because]];
    for (const [edge, why] of given) {
      const dependent = this.#setting.services.get(edge.dependent);
      if (dependent?.standing !== "waiting") continue;
      dependent.standing = "given-up";
      this.settledMs = this.stage.nowMs;
      this.stage.note(dependent, { kind: dependent.before === undefined ? "not-started" : "left", because: why });
      for (const next of this.#setting.dependents.get(dependent.name) ?? []) {
        if (needsContainer(next)) given.push([next, `"${dependent.name}" is not started`]);
        else this.#release(next);
      }
    }
  }

  #edgesFrom({ name }: SimulatedService, condition: Edge["condition"]): readonly Edge[] {
    return (this.#setting.dependents.get(name) ?? []).filter((edge) => edge.condition === condition);
  }
}
