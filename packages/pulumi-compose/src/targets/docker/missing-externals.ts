import type { Housekeeping } from "@pulumi-compose/docker-health";
import { replicasOf } from "@pulumi-compose/health-model";
import { type ComposeProject, type Diagnostic, isSymbolic } from "@pulumi-compose/parser";
import { EXTERNAL_NETWORK, EXTERNAL_VOLUME } from "./docker-messages";

/**
 * The external networks and volumes that services use and the engine does not have: the plugin finds out about a network when the
 * rest is made, and makes a volume, empty.
 *
 * @param only the services that are to be started; undefined: all of them
 * @throws EngineError
 */
export async function missingExternals(
  project: ComposeProject,
  keeper: Pick<Housekeeping, "isNetworkMissing" | "volumeNamed">,
  only?: readonly string[],
): Promise<readonly Diagnostic[]> {
  const used = usedBy(project, only);
  const found = await Promise.all([
    ...externals(project.networks, used.networks).map(async ([key, name]) => {
      if (!(await keeper.isNetworkMissing(name))) return [];
      return [EXTERNAL_NETWORK.report({ name }, at(project, "networks", key))];
    }),
    ...externals(project.volumes, used.volumes).map(async ([key, name]) => {
      if (await keeper.volumeNamed(name)) return [];
      return [EXTERNAL_VOLUME.report({ name }, at(project, "volumes", key))];
    }),
  ]);
  return found.flat();
}

interface Used {
  readonly networks: ReadonlySet<string>;
  readonly volumes: ReadonlySet<string>;
}

function usedBy(project: ComposeProject, only: readonly string[] | undefined): Used {
  const services = Object.values(project.services).filter(
    (service) => !service.provider && replicasOf(service) > 0 && (only?.includes(service.name) ?? true),
  );
  return {
    networks: new Set(
      services.flatMap(({ network_mode, networks }) => (network_mode ? [] : Object.keys(networks ?? {}))),
    ),
    volumes: new Set(
      services.flatMap(({ volumes = [] }) =>
        volumes.flatMap(({ type, source }) => (type === "volume" && source !== undefined ? [source] : [])),
      ),
    ),
  };
}

/** The keys and names of what is external; a name that only Pulumi knows cannot be looked for. */
function externals(
  all: Readonly<Record<string, { readonly external?: boolean; readonly name?: string }>>,
  used: ReadonlySet<string>,
): [key: string, name: string][] {
  return Object.entries(all).flatMap(([key, { external, name = key }]): [string, string][] =>
    external && used.has(key) && !isSymbolic(name) ? [[key, name]] : [],
  );
}

function at(project: ComposeProject, kind: "networks" | "volumes", key: string) {
  const path = [kind, key];
  return { path, place: project.placeOf(path) };
}
