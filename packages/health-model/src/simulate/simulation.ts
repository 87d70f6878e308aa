import type { Dialect } from "../machine/dialect";
import type { ProbeEvent } from "../machine/health-event";
import { needsContainer } from "../plan/blocked-services";
import { CONDITION_WORDS } from "../plan/condition-words";
import type { Edge } from "../plan/edge";
import type { ProbeMode } from "../plan/plan-options";
import { Milestones } from "./milestones";
import { ServingRecord } from "./serving";
import { type ContainerWatcher, SimulatedEngine } from "./simulated-engine";
import { type GateWatcher, SimulatedGates } from "./simulated-gates";
import { type RollWatcher, SimulatedRolls } from "./simulated-rolls";
import type { SimulatedGate, SimulatedService, SimulationEvent } from "./simulated-service";
import { type OldContainers, oldContainers } from "./simulated-update";
import { Stage } from "./stage";
import { stopAll } from "./stops";
import type { Refusal } from "./update-end";

export interface SimulationSetting {
  readonly services: ReadonlyMap<string, SimulatedService>;
  /** The edges at which somebody waits, by whom they wait for. */
  readonly dependents: ReadonlyMap<string, readonly Edge[]>;
  /** Of a `pre_start` hook its service. */
  readonly ownerOf: (service: string) => string | undefined;
  readonly dialect: Dialect;
  readonly probe: ProbeMode;
}

/**
 * Plays an update: comes to a service when what it waits for is there, makes its containers where there are none, and has
 * its gates wait. Of what it has a new version, it stops the old containers first, or replaces them one beside the other. A queue
 * of events, one handler for each kind.
 */
export class Simulation implements ContainerWatcher, GateWatcher, RollWatcher {
  readonly stage = new Stage();
  readonly serving: ServingRecord;
  readonly refusals: Refusal[] = [];
  settledMs = 0;
  readonly #setting: SimulationSetting;
  readonly #engine: SimulatedEngine;
  readonly #gates: SimulatedGates;
  readonly #rolls: SimulatedRolls;

  constructor(setting: SimulationSetting) {
    const { services, dialect, probe } = setting;
    this.#setting = setting;
    this.#engine = new SimulatedEngine(this.stage, dialect, new Milestones(this.stage, services), this);
    this.#gates = new SimulatedGates(this.stage, probe, this, (service) => this.#engine.start(service));
    this.#rolls = new SimulatedRolls(this.stage, this, this.#engine, (gate) => this.#gates.begin(gate));
    for (const service of services.values()) {
      const { before, scenario, update } = service;
      if (update !== undefined) this.#findOld(service, oldContainers(update));
      else if (before !== undefined && service.replicas > 0) this.#engine.find(service, before);
      if (before !== undefined && update === undefined) continue;
      // Images are fetched at once, whatever their services wait for.
      if (scenario.image === "missing") this.stage.add(scenario.launchMs ?? 0, { kind: "refuse", service });
    }
    this.serving = new ServingRecord(this.stage, services.values());
    this.serving.look();
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

  opened(gate: SimulatedGate): void {
    const { service, condition } = gate;
    if (this.#isOfReplica(gate)) return;
    for (const edge of this.#edgesFrom(service, condition)) this.#release(edge);
  }

  failed(gate: SimulatedGate): void {
    const { service, condition } = gate;
    if (this.#isOfReplica(gate)) return;
    for (const edge of this.#edgesFrom(service, condition)) {
      if (edge.required) this.#giveUp(edge, `"${service.name}" is not ${CONDITION_WORDS[condition]}`);
      else this.#release(edge);
    }
  }

  launchReplica(service: SimulatedService, next: SimulatedService): void {
    service.createdMs ??= this.stage.nowMs;
    this.settledMs = this.stage.nowMs;
    if (service.scenario.port === "taken") {
      next.container = "created";
      this.#refuse(service, "port");
    } else this.#engine.start(next);
  }

  allStarted(service: SimulatedService): void {
    for (const edge of this.#edgesFrom(service, "service_started")) this.#release(edge);
  }

  noneFollows(service: SimulatedService): void {
    this.settledMs = this.stage.nowMs;
    if (service.update?.order !== "start-first") return;
    // All of them have begun: who waits for no more than that has gone on.
    if (service.update.replicas.every(({ standing }) => standing !== "left")) return;
    for (const edge of this.#edgesFrom(service, "service_started")) {
      if (needsContainer(edge)) this.#giveUp(edge, `"${service.name}" is not replaced`);
      else this.#release(edge);
    }
  }

  replaced(): void {
    this.settledMs = this.stage.nowMs;
  }

  /** Whether it is the wait for one container, which is told so. */
  #isOfReplica(gate: SimulatedGate): boolean {
    const { service } = gate;
    const whole = this.#setting.services.get(service.name);
    if (service.of === undefined || whole?.update?.order !== "start-first") return false;
    this.#rolls.judged(whole, whole.update, gate);
    return true;
  }

  #findOld({ before, check }: SimulatedService, all: readonly OldContainers[]): void {
    const { state = "running", health = "healthy" } = before ?? {};
    for (const { subject } of all) {
      const found = { kind: "found", state, ...(state === "running" && check !== undefined && { health }) } as const;
      this.stage.note(subject, found);
    }
  }

  get #goesOn(): boolean {
    return this.stage.hasChangesToCome || !this.#gates.areDone || !this.#engine.isSettled;
  }

  #step(untilMs: number): boolean {
    const event = this.stage.next(untilMs);
    if (event !== undefined) {
      this.#handle(event);
      this.serving.look();
    }
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
      case "step":
        event.act();
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
    const isThere = service.before !== undefined && service.update === undefined;
    const atMs = isThere ? nowMs : Math.max(nowMs, service.scenario.launchMs ?? 0);
    this.stage.add(atMs, { kind: "launch", service });
  }

  #launch(service: SimulatedService): void {
    if (service.standing !== "waiting") return;
    service.standing = "reached";
    if (service.update?.order === "start-first") this.#rolls.begin(service, service.update);
    else stopAll(this.stage, this.#inTheWayOf(service), () => this.#make(service));
  }

  /** The old containers that go before a new one of a service is made: a hook's service's, and those that are made of its container. */
  #inTheWayOf(service: SimulatedService): readonly (readonly [SimulatedService, OldContainers])[] {
    const owner = this.#setting.services.get(this.#setting.ownerOf(service.name) ?? "");
    const going = [service, ...(owner?.update ? [owner] : [])];
    for (const one of going) {
      for (const { dependent, impliedBy } of this.#setting.dependents.get(one.name) ?? []) {
        const sharer = this.#setting.services.get(dependent);
        const isMadeOfIt = impliedBy !== undefined && impliedBy !== "links";
        if (sharer?.update && one.update && isMadeOfIt && !going.includes(sharer)) going.push(sharer);
      }
    }
    return going
      .reverse()
      .flatMap((one) => (one.update?.order === "stop-first" ? [[one, one.update.old] as const] : []));
  }

  #make(service: SimulatedService): void {
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
      this.stage.note(dependent, { kind: isThere(dependent) ? "left" : "not-started", because: why });
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

/** Whether containers of it are left from before. */
function isThere({ before, update }: SimulatedService): boolean {
  return before !== undefined && !(update?.order === "stop-first" && update.old.state === "gone");
}
