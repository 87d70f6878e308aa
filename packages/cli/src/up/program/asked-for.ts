import { ownExtension } from "@pulumi-compose/health-model";
import type { ServiceConfig } from "@pulumi-compose/parser";
import { shortName } from "../../io/show-diagnostics";
import type { DeploymentTarget } from "../../targets/command-target";
import type { InspectedProject } from "./inspect-project";

/** What of the file a resource is made for, in words. */
export interface AskedFor {
  /** Where that is, and whose: `at compose.yaml:3:5 (service "web")`. */
  readonly at: string;
  /** What to do where it cannot be made, if something stands to reason. */
  readonly hint?: string;
}

/**
 * For what of the file a container or an image is made: a service, or what a service says of a hook or a relay.
 *
 * @param cwd what files are named from
 */
export function askedFor(
  { project, planned }: Pick<InspectedProject, "project" | "planned">,
  { mapping }: Pick<DeploymentTarget, "mapping">,
  cwd: string,
): (resource: string, kind: string) => AskedFor | undefined {
  const whole = mapping.expand(project);
  return (resource, kind) => {
    const found = planned.find(({ name, service, usedBy }) => name === resource && (service ?? usedBy) !== undefined);
    const service = found?.service ?? found?.usedBy?.[0];
    if (service === undefined) return undefined;
    const path = ["services", service, ...(kind === "image" ? [imageKey(whole.services[service])] : [])];
    const place = whole.placeOf(path);
    if (!place) return undefined;
    const at = `at ${shortName(place.file, cwd)}:${place.line}:${place.column} (service "${service}")`;
    const owner = relayedBy(project, service);
    if (owner === undefined) return { at };
    return {
      at,
      hint: `its image has to be there or in a registry, and to have HAProxy in it: \`x-pulumi-compose: { relay: { image: NAME } }\` of "${owner}" names another`,
    };
  };
}

/** What of a service says which image it has. */
function imageKey(service: ServiceConfig | undefined): "build" | "image" {
  return service?.build === undefined ? "image" : "build";
}

/** The service before which a relay of this name stands; undefined: it is none. */
function relayedBy(project: InspectedProject["project"], name: string): string | undefined {
  if (Object.hasOwn(project.services, name)) return undefined;
  return Object.keys(project.services).find(
    (owner) => name === `${owner}-relay` && ownExtension(project, "relay", owner) !== undefined,
  );
}
