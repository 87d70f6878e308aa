import type { PlanOptions } from "@pulumi-compose/health-model";
import { planSwarm } from "../targets/swarm/plan-swarm";
import type { PlainServiceArgs, SwarmPlan } from "../targets/swarm/swarm-plan";
import { serviceText, shopOf, worldOf } from "./plan-text";

/** Plans a compose text for a swarm, with the given files beside it. For tests. */
export function swarmPlanOf(
  compose: string,
  files: Readonly<Record<string, string>> = {},
  start: PlanOptions = {},
): SwarmPlan {
  return planSwarm(
    shopOf(compose),
    worldOf(files, start, () => undefined),
  );
}

/** A project whose service `a` has the given attributes (YAML). */
export function swarmServiceOf(attributes: string, rest = ""): { args: PlainServiceArgs; said: string[] } {
  const { services, diagnostics } = swarmPlanOf(serviceText(attributes, rest));
  const service = services.find(({ key }) => key === "a");
  if (!service) throw new Error("there is no service a");
  const said = diagnostics.map(({ code, severity, path }) => `${severity} ${code} ${(path ?? []).slice(2).join(".")}`);
  return { args: service.args, said: said.filter((line) => line.includes("target/")) };
}
