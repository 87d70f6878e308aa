import type { StartPlan } from "../plan/start-plan";
import type { Moment } from "./moment";
import type { Scenarios, ServiceScenario } from "./scenario";

/** Names in scenarios, and of what is updated, that are none of the plan's services. */
export function unknownServices(plan: StartPlan, scenarios: Scenarios, updated: readonly string[] = []): string[] {
  const named = Object.entries(scenarios).flatMap(([name, one]) => [
    name,
    ...moments(one).flatMap((moment) => (typeof moment === "object" ? [moment.after] : [])),
  ]);
  return [...new Set([...updated, ...named])].filter((name) => !Object.hasOwn(plan.services, name));
}

function moments({ ready, fail, hang, exit }: ServiceScenario): (Moment | undefined)[] {
  return [ready === "never" ? undefined : ready, fail, hang, exit?.at];
}
