import type { InspectedProject } from "../program/inspect-project";
import type { StateResource } from "./state-resource";

/**
 * Volumes of the state that the file does not have any more. An `up` leaves them on the engine: what has left the file may have
 * done so by mistake, and data is not written again. Those in place of anonymous volumes are treated like the file's.
 */
export function droppedVolumes(
  resources: readonly StateResource[],
  { project, volumes }: Pick<InspectedProject, "project" | "volumes">,
): readonly StateResource[] {
  const wanted = new Set([...Object.keys(project.volumes).map((key) => `${project.name}-${key}`), ...volumes]);
  return resources.filter(({ type, name }) => type === "docker:index/volume:Volume" && !wanted.has(name));
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
    ({ urn, type, name }) => type === "compose:index:Service" && parents.has(urn) && !wanted.has(name),
  );
}

/** What is to be said of one. */
export function droppedText({ id }: StateResource): string {
  return `volume ${id} is not in the file any more: it is kept, but no longer looked after (\`docker volume rm\` deletes it)`;
}
