import {
  type ContainersBefore,
  type Prediction,
  predict,
  type ServiceScenario,
  type StartPlan,
  simulate,
} from "@pulumi-compose/health-model";
import { beforeOf } from "./before-of";
import type { EngineBench } from "./engine-bench";
import type { ObservedContainer } from "./observed-container";
import type { OracleProject } from "./oracle-project";
import { rolesOf } from "./roles-of";
import { scenarioOf } from "./scenario-of";

/** The model's word on an `up`. */
export interface Foretold {
  readonly prediction: Prediction;
  /** When it is decided, in milliseconds from its begin; commands take longer. */
  readonly settledMs: number;
}

/** Asks the model what an `up` comes to that finds these containers. */
export function foretell(
  plan: StartPlan,
  project: OracleProject,
  found: readonly ObservedContainer[],
  { dialect }: EngineBench,
): Foretold {
  const before: Record<string, ContainersBefore> = {};
  const scenarios: Record<string, ServiceScenario> = {};
  for (const service of project.services) {
    const own = beforeOf(service, found);
    if (own) before[service.name] = own;
    scenarios[service.name] = scenarioOf(service, rolesOf(project, service), own);
  }
  const options = { engine: dialect, probe: project.probe, before };
  return {
    prediction: predict(plan, scenarios, options),
    settledMs: simulate(plan, scenarios, options).settledMs,
  };
}
