import * as pulumi from "@pulumi/pulumi";
import { rejects } from "../gates/fail-update";
import { GateError } from "../gates/gate-error";
import type { ProjectEnds } from "./project-ends";

/**
 * All of a project's services that go on after their resources have been made. Where several fail in somebody's process, it ends with the
 * error of the first, and only that is printed: the others are told here, each once.
 */
export function allConverged(
  services: readonly pulumi.Output<unknown>[],
  { scope }: Pick<ProjectEnds, "scope">,
): pulumi.Output<unknown> {
  const told = new Set<unknown>();
  if (rejects(scope)) {
    for (const service of services) {
      pulumi.recover(service, (error: unknown) => {
        const isFirst = told.size === 0;
        const isNews = !told.has(error);
        told.add(error);
        if (!isFirst && isNews && error instanceof GateError) {
          void pulumi.log.error(error.stack ?? error.message, error.resource);
        }
        return undefined;
      });
    }
  }
  return pulumi.all([...services]);
}
