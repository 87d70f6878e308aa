import type { PlanOptions } from "../plan/plan-options";
import { planStart } from "../plan/plan-start";
import type { Rollout } from "../plan/rollout";
import type { StartPlan } from "../plan/start-plan";
import { record } from "../util/record";
import { project, type ServiceSpec } from "./project";

const ROLLOUT: Rollout = { parallelism: 1, delayMs: 0, monitorMs: 5_000, failureAction: "pause", drainMs: 2_000 };

/** A plan in which a target replaces the containers of these services beside the old ones. */
export function rollingPlan(
  services: Record<string, ServiceSpec>,
  rollouts: Readonly<Record<string, Partial<Rollout>>>,
  options: PlanOptions = {},
): StartPlan {
  const plan = planStart(project(services), options);
  const planned = Object.entries(plan.services).map(([name, service]) => {
    const rollout = Object.hasOwn(rollouts, name) ? { ...ROLLOUT, ...rollouts[name] } : undefined;
    return [name, rollout ? { ...service, rollout } : service] as const;
  });
  return { ...plan, services: record(planned) };
}
