import { resourceTypes } from "../../resources/resource-types";
import type { StateResource } from "../../resources/state-resource";

/**
 * The service that a resource of a state is of, by the component that it is or is in; none of what is the project's. What runs
 * a `pre_start` hook is of the service that has the hook, and a relay of the one before which it stands, also when the file does not
 * have it any more.
 */
export function serviceOf(
  resource: StateResource,
  resources: readonly StateResource[],
  project: string,
): string | undefined {
  const isComponent = resource.type === resourceTypes.component;
  const component = isComponent ? resource : resources.find(({ urn }) => urn === resource.parent);
  const parts = resources.filter(({ parent }) => parent !== undefined && parent === component?.urn);
  const [owner] = parts.flatMap(({ hookOf, relayOf }) => hookOf ?? relayOf ?? []);
  if (owner !== undefined) return owner;
  const prefix = `${project}-`;
  return component?.type === resourceTypes.component && component.name.startsWith(prefix)
    ? component.name.slice(prefix.length)
    : undefined;
}
