import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { failing } from "../../../gates/failing";
import { gateEnds, gateSubject } from "../../../gates/own-gate";
import type { Gate } from "../../../gates/resource-gate";
import type { GateRequest } from "../../target";
import { ContainerGate } from "./container-gate";

/** The gate of a container of a program's own; undefined of what is no container. */
export function gateOfContainer(
  resource: pulumi.CustomResource,
  { goal, options, run, scope }: GateRequest,
): pulumi.Output<Gate> | undefined {
  if (!docker.Container.isInstance(resource)) return undefined;
  if (goal === "converged" || goal === "service_started") {
    throw new Error("only a swarm's service converges or is started later: a container is started when it is there");
  }
  return pulumi.all([resource.name, resource.labels]).apply(([name, labels]) => {
    const service = labels?.find(({ label }) => label === "com.docker.compose.service")?.value ?? name;
    return new ContainerGate(
      resource,
      {
        ...gateSubject(options),
        service,
        condition: goal,
        probe: options.probe ?? "hybrid",
        onUnhealthy: options.onUnhealthy ?? "fail",
      },
      failing(resource, scope),
      gateEnds(run, service, goal),
    );
  });
}
