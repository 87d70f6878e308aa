import * as pulumi from "@pulumi/pulumi";
import type { StartPlan } from "@pulumi-compose/health-model";
import type { ComposeService } from "./compose-service";

/** Milliseconds that each gate of a plan waited, by service and condition. */
export function gateTimes(
  start: StartPlan,
  services: Readonly<Record<string, ComposeService>>,
): pulumi.Output<Readonly<Record<string, number>>> {
  const times = start.gates.map(({ dependency, condition }) => {
    const waited = services[dependency]?.waited(condition) ?? pulumi.output(0);
    return [`${dependency} ${condition}`, waited] as const;
  });
  return pulumi.output(Object.fromEntries(times));
}
