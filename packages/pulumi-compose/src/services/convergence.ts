import * as pulumi from "@pulumi/pulumi";
import type { StartPlan } from "@pulumi-compose/health-model";
import { allOf } from "../gates/all-of";
import type { Gate, GatePass } from "../gates/resource-gate";
import type { ComposeService } from "./compose-service";

/**
 * What an update waits for of a service where that goes on after its resource has been made: the gates that others wait at, and that
 * it has converged. Not required where nobody requires anything of it.
 *
 * @param name the service's in the file
 * @param converging the gate for its having converged
 */
export function convergence(
  service: ComposeService,
  name: string,
  start: Pick<StartPlan, "gates">,
  converging: Gate,
): pulumi.Output<unknown> {
  const converged = convergedBehind(service, name, start, converging);
  service.convergesWith(converged);
  return converged;
}

function convergedBehind(
  service: ComposeService,
  name: string,
  { gates }: Pick<StartPlan, "gates">,
  converging: Gate,
): pulumi.Output<GatePass | undefined> {
  const asked = gates.filter(({ dependency }) => dependency === name);
  const isOptional = (dependents: (typeof asked)[number]["dependents"]) =>
    dependents.every(({ required }) => !required);
  // First those that others wait for, because they know who is held up; all fail once.
  const passed = asked.map(({ condition, dependents }) =>
    service.reached(condition, { required: !isOptional(dependents) }),
  );
  const lenient = asked.length > 0 && asked.every(({ dependents }) => isOptional(dependents));
  if (!lenient) {
    if (passed.length === 0) return converging.required();
    return allOf<unknown, GatePass | undefined>(passed, () => converging.required());
  }
  const waited = asked.map(({ condition }) => service.passed(condition));
  // What was not met has been said, and nobody needs more of it.
  return allOf<number | undefined, GatePass | undefined>(waited, (all) => {
    const isMissed = all.includes(undefined) && !pulumi.runtime.isDryRun();
    return isMissed ? undefined : converging.optional();
  });
}
