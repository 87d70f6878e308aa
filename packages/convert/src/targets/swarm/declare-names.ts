import type { SwarmPlan } from "@pulumi-compose/project";
import type { Scope } from "../../resources/scope";

/** Takes names for the variables of a program for a swarm. */
export function declareNames(scope: Scope<SwarmPlan>): void {
  const { services, configs, secrets, networks } = scope.source.plan;
  for (const { service } of services) scope.declareService(service, "Service");
  scope.declare("swarmConfig", configs, "Config");
  scope.declare("swarmSecret", secrets, "Secret");
  scope.declare("network", networks, "Network");
}
