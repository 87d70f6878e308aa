import * as pulumi from "@pulumi/pulumi";
import type { PlannedWait } from "../plan/resource-plan";
import type { ComposeService } from "./compose-service";

/** What a service's resources wait for: those of its dependencies, once they have met their conditions. */
export function dependenciesOf(
  waits: readonly PlannedWait[],
  services: Readonly<Record<string, ComposeService>>,
): pulumi.Input<pulumi.Resource[]> {
  const reached = waits.flatMap(({ service, condition, required, needsContainer }) => {
    const dependency = services[service];
    return dependency ? [dependency.reached(condition, { required, needsContainer })] : [];
  });
  if (reached.length === 0) return [];
  return pulumi.all(reached).apply((lists) => lists.flat());
}
