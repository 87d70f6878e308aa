import { postHealthyHooks } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { NO_POST_HEALTHY } from "../../source/convert-messages";

/** Says of each service with `post_healthy` hooks that a program of its own resources does not run them. */
export function leftOutHooks(project: ComposeProject): Diagnostic[] {
  return Object.keys(project.services).flatMap((service) => {
    if (postHealthyHooks(project, service).length === 0) return [];
    const path = ["services", service, "x-pulumi-compose", "post_healthy"];
    return [NO_POST_HEALTHY.report({ service }, { path, place: project.placeOf(path) })];
  });
}
