import type { StartPlan } from "../plan/start-plan";
import { record } from "../util/record";
import type { GatePrediction, Prediction, ServicePrediction } from "./prediction";
import type { SimulatedGate, SimulatedService } from "./simulated-service";
import type { UpdateEnd } from "./update-end";

/** An update that was played to its end. */
export interface Played {
  readonly plan: StartPlan;
  readonly services: ReadonlyMap<string, SimulatedService>;
  /** In the plan's order. */
  readonly gates: readonly SimulatedGate[];
  /** Where the engine refused something. */
  readonly end: UpdateEnd | undefined;
}

/** What an update comes to. */
export function predictFrom(played: Played): Prediction {
  // With an error in its plan an update does not begin.
  const begins = played.plan.diagnostics.every(({ severity }) => severity !== "error");
  const gates = played.gates.map((gate) => predictGate(gate, played, begins));
  const fails = played.end !== undefined || gates.some(({ verdict }) => verdict === "failed");
  return {
    exitCode: begins ? (fails ? 1 : 0) : 2,
    services: record(
      [...played.services.values()].map((service) => [
        service.name,
        { containers: containersOf(service, played, begins), replicas: service.replicas },
      ]),
    ),
    gates,
  };
}

function containersOf(service: SimulatedService, { end }: Played, begins: boolean): ServicePrediction["containers"] {
  if (service.before !== undefined || service.replicas === 0) return "there";
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
      return { ...subject, verdict: "failed", reason, notStarted: notStarted(gate, played) };
  }
}

/** Those behind a gate that have no containers yet. */
function notStarted({ service, condition }: SimulatedGate, { plan, services }: Played): string[] {
  const blocked = plan.blockedBy([{ dependency: service.name, condition }]);
  return [...blocked].filter((name) => services.get(name)?.before === undefined);
}
