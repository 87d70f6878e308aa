import { resourceTypes } from "../../resources/resource-types";
import type { StateResource } from "../../resources/state-resource";
import { CannotDeploy } from "../cannot-deploy";
import { serviceOf } from "./service-of";

/** Which services are to be taken down. */
export interface TakingDown {
  readonly project: string;
  readonly services: readonly string[];
  /** The services of the file, where those that are not in it go as well. */
  readonly keeping?: readonly string[];
}

/**
 * What goes with some services of a state: their containers with what says of them that their hooks have run, and the networks that
 * no other container has. Their volumes stay.
 *
 * @throws CannotDeploy where another container needs one of them: Pulumi deletes nothing from under what is there
 */
export function servicesToTakeDown(
  resources: readonly StateResource[],
  { project, services, keeping }: TakingDown,
): readonly StateResource[] {
  const containers = resources.filter(({ type }) => type === resourceTypes.container);
  const going = containers.filter((container) => {
    const service = serviceOf(container, resources, project);
    if (service === undefined) return false;
    return services.includes(service) || (keeping !== undefined && !keeping.includes(service));
  });
  const staying = containers.filter((container) => !going.includes(container));
  const urns = new Set(going.map(({ urn }) => urn));
  const dependents = staying.filter(({ dependencies }) => dependencies.some((urn) => urns.has(urn)));
  if (dependents.length > 0) {
    const names = [
      ...new Set(dependents.map((container) => serviceOf(container, resources, project) ?? container.name)),
    ];
    throw new CannotDeploy(
      `${names.join(", ")} depend${names.length === 1 ? "s" : ""} on ${services.join(", ")}, and would lose what it needs`,
      `name ${names.length === 1 ? "it" : "them"}, too: \`pulumi-compose down ${[...services, ...names].join(" ")}\`; \`pulumi-compose stop\` only stops`,
    );
  }
  const needed = new Set(staying.flatMap(({ dependencies }) => dependencies));
  const wasNeeded = new Set(going.flatMap(({ dependencies }) => dependencies));
  const networks = resources.filter(
    ({ type, urn }) => type === resourceTypes.network && wasNeeded.has(urn) && !needed.has(urn),
  );
  const marks = resources.filter(
    ({ type, dependencies }) => type === resourceTypes.mark && dependencies.some((urn) => urns.has(urn)),
  );
  return [...marks, ...going, ...networks];
}
