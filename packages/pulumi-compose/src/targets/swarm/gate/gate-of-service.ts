import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { failing } from "../../../gates/failing";
import { gateEnds, gateSubject } from "../../../gates/own-gate";
import type { Gate } from "../../../gates/resource-gate";
import type { GateRequest } from "../../target";
import { WHY_NOT_KEPT } from "../keep-waiting";
import { ServiceGate } from "./service-gate";

const notOnSwarm = `onUnhealthy: keep-waiting is left out: ${WHY_NOT_KEPT}`;

/** The gate of a swarm's service of a program's own; undefined of what is none. */
export function gateOfService(
  resource: pulumi.CustomResource,
  { goal, options, run, scope }: GateRequest,
): pulumi.Output<Gate> | undefined {
  if (!docker.Service.isInstance(resource)) return undefined;
  if (options.onUnhealthy === "keep-waiting") void pulumi.log.warn(notOnSwarm, resource);
  const fail = failing(resource, scope);
  // Without labels of a version, one that was rolled back to is never what was asked for.
  const subject = { ...gateSubject(options), goal, expectedLabels: {} };
  return resource.name.apply(
    (service) => new ServiceGate(resource, { ...subject, service }, fail, gateEnds(run, service, goal)),
  );
}
