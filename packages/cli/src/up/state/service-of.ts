import { resourceTypes } from "./resource-types";
import type { StateResource } from "./state-resource";

/** The service that a resource of a state is of, by the component that it is or is in; none of what is the project's. */
export function serviceOf(
  resource: StateResource,
  resources: readonly StateResource[],
  project: string,
): string | undefined {
  const isComponent = resource.type === resourceTypes.component;
  const component = isComponent ? resource : resources.find(({ urn }) => urn === resource.parent);
  const prefix = `${project}-`;
  return component?.type === resourceTypes.component && component.name.startsWith(prefix)
    ? component.name.slice(prefix.length)
    : undefined;
}
