import type { StartPlan } from "../plan/start-plan";
import { record } from "../util/record";
import type { GatePrediction, Prediction, ServicePrediction, Serving } from "./prediction";
import type { SimulatedGate, SimulatedService } from "./simulated-service";
import type { UpdateEnd } from "./update-end";
import { updateOf } from "./update-prediction";

/** An update that was played to its end. */
export interface Played {
  readonly plan: StartPlan;
  readonly services: ReadonlyMap<string, SimulatedService>;
  /** In the plan's order. */
  readonly gates: readonly SimulatedGate[];
  /** Where the engine refused something. */
  readonly end: UpdateEnd | undefined;
  /** Who serves what is updated, by service. */
  readonly served: ReadonlyMap<string, readonly Serving[]>;
}

/** What an update comes to. */
export function predictFrom(played: Played): Prediction {
  // With an error in its plan an update does not begin.
  const begins = played.plan.diagnostics.every(({ severity }) => severity !== "error");
  const gates = played.gates.map((gate) => predictGate(gate, played, begins));
  const isUndone = [...played.services.values()].some(({ standing }) => standing === "not-replaced");
  const fails = played.end !== undefined || isUndone || gates.some(({ verdict }) => verdict === "failed");
  return {
    exitCode: begins ? (fails ? 1 : 0) : 2,
    services: record(
      [...played.services.values()].map((service) => [
        service.name,
        {
          containers: containersOf(service, played, begins),
          replicas: service.replicas,
          ...(service.update && { update: updateOf(service, service.update, played, begins) }),
        },
      ]),
    ),
    gates,
  };
}

function containersOf(service: SimulatedService, { end }: Played, begins: boolean): ServicePrediction["containers"] {
  if (service.replicas === 0) return "there";
  const hasGone = service.update?.order === "stop-first" && service.update.old.state === "gone";
  if (service.before !== undefined && !hasGone) return "there";
  if (!begins || service.createdMs === undefined) return "absent";
  switch (end?.hadMade(service, service.createdMs) ?? "yes") {
    case "yes":
      return "there";
    case "no":
      return "absent";
    case "open":
      return "open";
  }
}

function predictGate(gate: SimulatedGate, played: Played, begins: boolean): GatePrediction {
  const { condition, reason, status } = gate;
  const subject = { service: gate.service.name, condition };
  if (!begins || status === "idle") return { ...subject, verdict: "never-begun" };
  switch (played.end?.hadDecided(gate) ?? "yes") {
    case "no":
      return { ...subject, verdict: "never-begun" };
    case "open":
      return { ...subject, verdict: "open" };
    case "yes":
      if (reason === undefined) return { ...subject, verdict: "passed" };
      if (!gate.isRequired) return { ...subject, verdict: "tolerated", reason };
      return { ...subject, verdict: "failed", reason, ...heldUp(gate, played) };
  }
}

/** Those behind a gate that have no containers yet, and those that keep their old ones. */
function heldUp(
  { service, condition }: SimulatedGate,
  { plan, services }: Played,
): Pick<GatePrediction, "notStarted" | "notUpdated"> {
  const blocked = [...plan.blockedBy([{ dependency: service.name, condition }])];
  const notUpdated = blocked.filter((name) => services.get(name)?.update !== undefined);
  return {
    notStarted: blocked.filter((name) => services.get(name)?.before === undefined),
    ...(notUpdated.length > 0 && { notUpdated }),
  };
}
