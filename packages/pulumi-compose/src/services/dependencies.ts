import type * as pulumi from "@pulumi/pulumi";
import type { PlannedWait } from "../plan/resource-plan";
import type { ComposeService } from "./compose-service";

/**
 * What a service's resources wait for: those of its dependencies, once they have met their conditions. Each of it stands for the resources
 * of one dependency, which Pulumi flattens.
 */
export function dependenciesOf(
  waits: readonly PlannedWait[],
  services: Readonly<Record<string, ComposeService>>,
): pulumi.Input<pulumi.Resource>[] {
  const reached = waits.flatMap(({ service, condition, required, needsContainer }) => {
    const dependency = services[service];
    return dependency ? [dependency.reached(condition, { required, needsContainer })] : [];
  });
  // Its types know one resource an element, its code (`gatherExplicitDependencies`) whatever leads to resources.
  return reached as unknown as pulumi.Input<pulumi.Resource>[];
}
