import type * as pulumi from "@pulumi/pulumi";
import { failing } from "../../../gates/failing";
import { gateEnds, gateSubject } from "../../../gates/own-gate";
import type { Gate } from "../../../gates/resource-gate";
import type { GateRequest } from "../../target";
import { WorkloadGate } from "./workload-gate";
import { workloadKind, workloadRef } from "./workload-ref";

/** The gate of a workload of a program's own; undefined of what is none. */
export function gateOfWorkload(
  resource: pulumi.CustomResource,
  { goal, options, run, scope }: GateRequest,
): pulumi.Output<Gate> | undefined {
  const workload = workloadKind(Reflect.get(resource, "__pulumiType"));
  if (!workload) return undefined;
  const fail = failing(resource, scope);
  const subject = { ...gateSubject(options), goal, workload };
  return resource.id.apply((id) => {
    const service = workloadRef(workload, id).name;
    return new WorkloadGate(resource, { ...subject, service }, fail, gateEnds(run, service, goal));
  });
}
