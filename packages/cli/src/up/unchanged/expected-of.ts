import type { ComposeProject } from "@pulumi-compose/parser";
import { isLookedFor } from "../../resources/on-engine";
import { stateResources } from "../../resources/state-resource";
import type { Expected } from "../../targets/command-target";
import { runnerOfType } from "../../targets/runner-of";
import { isHidden, type Shown, shownResource } from "../events/shown-resource";
import type { InspectedProject } from "../program/inspect-project";
import { deploymentIn } from "../state/checkpoint";
import { hasPendingOperations } from "../state/pending-operations";

/** What a state says of an `up` that changes nothing. */
export interface FromState {
  readonly expected: Expected;
  readonly shown: readonly Shown[];
}

/**
 * What the next `up` is to find, by the state that one has left.
 *
 * @param text of the state's file: a checkpoint of Pulumi's
 * @returns undefined: it has another form, or something in it was broken off
 */
export function expectedOf(
  text: string,
  { project, planned }: Pick<InspectedProject, "project" | "planned">,
): FromState | undefined {
  const deployment = deploymentIn(text);
  if (!deployment?.resources || hasPendingOperations({ version: 3, deployment })) return undefined;
  if (deployment.resources.some((resource) => resource.delete)) return undefined;
  const plannedAs = new Map(planned.map((one) => [`${one.type} ${one.name}`, one]));
  const looked = stateResources(deployment).filter(({ type }) => isLookedFor(type) || runnerOfType(type));
  const resources = looked.map(({ type, id, name, engineName, networks, runs }) => {
    const plan = plannedAs.get(`${type} ${name}`);
    const { service = serviceIn(type, name, project.name), limits, shares } = plan ?? {};
    return {
      ...{ type, id, name, engineName, networks },
      ...(runs && { runs }),
      ...(service !== undefined && { service }),
      ...(limits && { limits }),
      ...(shares && { shares }),
    };
  });
  return {
    expected: { project: project.name, resources, externals: externalsOf(project) },
    shown: deployment.resources.flatMap(({ urn, parent, inputs, outputs }) =>
      isHidden(urn) ? [] : shownResource({ urn, parent, names: [outputs?.name, inputs?.name], outputs }, project.name),
    ),
  };
}

/** Whose a resource is that is not planned by itself, as those of a target that plans none. */
function serviceIn(type: string, name: string, project: string): string | undefined {
  const service = runnerOfType(type)?.serviceIn(name);
  return service?.startsWith(`${project}-`) ? service.slice(project.length + 1) : undefined;
}

/** Names of what is there without the project. */
function externalsOf({ networks, volumes, configs, secrets }: ComposeProject): Expected["externals"] {
  return {
    networks: externalIn(networks),
    volumes: externalIn(volumes),
    configs: externalIn(configs),
    secrets: externalIn(secrets),
  };
}

function externalIn(
  all: Readonly<Record<string, { readonly external?: boolean; readonly name?: string }>>,
): readonly string[] {
  return Object.entries(all).flatMap(([key, { external, name = key }]) => (external ? [name] : []));
}
