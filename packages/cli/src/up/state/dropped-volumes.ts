import { isVolumeType, resourceTypes } from "../../resources/resource-types";
import type { StateResource } from "../../resources/state-resource";
import type { InspectedProject } from "../program/inspect-project";

/**
 * Volumes of the state that the file does not have any more, or says to be another's (`external`). An `up` leaves them on the engine: what has left the file may have
 * done so by mistake, and data is not written again. Those in place of anonymous volumes are treated like the file's.
 */
export function droppedVolumes(
  resources: readonly StateResource[],
  { project, volumes }: Pick<InspectedProject, "project" | "volumes">,
): readonly StateResource[] {
  const own = Object.entries(project.volumes).filter(([, { external }]) => !external);
  const wanted = new Set([...own.map(([key]) => `${project.name}-${key}`), ...volumes]);
  return resources.filter(({ type, name }) => isVolumeType(type) && !wanted.has(name));
}

/**
 * The services that such volumes are in and that the file does not have any more either. Pulumi leaves a component as long
 * as something is in it.
 */
export function emptiedServices(
  dropped: readonly StateResource[],
  resources: readonly StateResource[],
  { project }: Pick<InspectedProject, "project">,
): readonly StateResource[] {
  const parents = new Set(dropped.map(({ parent }) => parent));
  const wanted = new Set(Object.keys(project.services).map((service) => `${project.name}-${service}`));
  return resources.filter(
    ({ urn, type, name }) => type === resourceTypes.component && parents.has(urn) && !wanted.has(name),
  );
}

/**
 * What is to be said of one.
 *
 * @param unused the keys of the file's volumes that no service uses
 */
export function droppedText(
  { id, name, type }: StateResource,
  project: InspectedProject["project"],
  unused: readonly string[] = [],
): string {
  const [namespace, claim] = id.split("/");
  const deletes =
    type === resourceTypes.claim ? `kubectl delete --namespace ${namespace} pvc ${claim}` : "docker volume rm";
  if (unused.some((key) => `${project.name}-${key}` === name))
    return `volume ${id} is used by no service: it is kept, and looked after only with --all-resources (\`${deletes}\` deletes it)`;
  const isExternal = Object.entries(project.volumes).some(
    ([key, { external }]) => external && `${project.name}-${key}` === name,
  );
  const why = isExternal ? "is external in the file now" : "is not in the file any more";
  return `volume ${id} ${why}: it is kept, but no longer looked after (\`${deletes}\` deletes it)`;
}
