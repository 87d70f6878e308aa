import { postHealthyHooks } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { unsupported } from "../common/diagnose";
import { noHooks, runByEntrypoint } from "./support";

/** Says of services with `post_healthy` hooks that a swarm does not run them, for the reason for which it runs none of `post_start`. */
export function reportPostHealthy(project: ComposeProject, report: (diagnostic: Diagnostic) => void): void {
  for (const service of Object.values(project.services)) {
    if (postHealthyHooks(project, service.name).length === 0) continue;
    const at = ["x-pulumi-compose", "post_healthy"];
    unsupported({ project, service, report }, at, noHooks, runByEntrypoint);
  }
}
