import { nearest } from "@pulumi-compose/parser";
import { UsageError } from "../io/usage-error";
import type { ChosenProject } from "./choose-project";

/** With a file at hand, a misspelt service is a mistake and not one that has no container. */
export function checkServices(services: readonly string[], { project }: ChosenProject): void {
  const known = project && [...Object.keys(project.services), ...Object.keys(project.disabledServices)];
  const unknown = services.find((service) => known?.includes(service) === false);
  if (known === undefined || unknown === undefined) return;
  const near = nearest(unknown, known);
  const hint = near === undefined ? `The services are ${known.join(", ")}.` : `Did you mean "${near}"?`;
  throw new UsageError(`the project has no service "${unknown}"`, hint);
}
