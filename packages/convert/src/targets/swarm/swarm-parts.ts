import type { SwarmPlan } from "@pulumi-compose/project";
import type { Part } from "../../resources/part";
import { plainPart } from "../../resources/plain-part";
import { profilesOfService } from "../../resources/profiles";
import type { Scope } from "../../resources/scope";
import { profilesOfResource } from "../../resources/users-of";
import { contentDeclarations } from "./content-declarations";
import { serviceDeclarations } from "./service-declarations";

/** The statements for all resources of a swarm, in an order in which they can be made. */
export function swarmParts(scope: Scope<SwarmPlan>): Part[] {
  const { plan } = scope.source;
  const profilesOf = profilesOfResource(scope);
  return [
    ...plan.networks.map((network): Part => {
      const variable = scope.variable("network", network.key);
      const path = ["networks", network.key];
      const part = plainPart("docker.Network", variable, network, path, scope, () => undefined);
      return { ...part, group: "network", profiles: profilesOf("network", network.key) };
    }),
    ...[...plan.configs, ...plan.secrets].flatMap((content) => {
      const profiles = profilesOf(content.kind, content.key);
      return contentDeclarations(content, scope).map(
        (declaration): Part => ({ ...declaration, group: "content", profiles }),
      );
    }),
    ...plan.services.flatMap((service) => {
      const profiles = profilesOfService(service.service, scope);
      const group = { service: service.service };
      return serviceDeclarations(service, scope).map((declaration): Part => ({ ...declaration, group, profiles }));
    }),
  ];
}
