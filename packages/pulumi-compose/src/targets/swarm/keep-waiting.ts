import type { StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, Path } from "@pulumi-compose/parser";
import { UNSUPPORTED } from "../common/target-messages";

/** Why a swarm's service is not waited for once it is unhealthy. */
export const WHY_NOT_KEPT = "a swarm kills an unhealthy task itself, and starts another";

/**
 * Says of services that are to be waited for although they are unhealthy that a swarm does not let them be: it kills an
 * unhealthy task and starts another. Once for each place where it is written, or once for the program.
 */
export function reportKeepWaiting(
  project: ComposeProject,
  start: StartPlan,
  report: (diagnostic: Diagnostic) => void,
): void {
  const paths = new Map<string, Path | undefined>();
  for (const { name, onUnhealthy } of Object.values(start.services)) {
    if (onUnhealthy !== "keep-waiting") continue;
    const path = writtenAt(project, name);
    paths.set(JSON.stringify(path), path);
  }
  for (const path of paths.values()) {
    const place = path && project.placeOf(path);
    report(
      UNSUPPORTED.report(
        {
          what: "to keep waiting for an unhealthy service",
          why: WHY_NOT_KEPT,
        },
        { path, place, hint: "give the check a `start_period`, or more `retries`: that is how long a swarm waits" },
      ),
    );
  }
}

/** The service's own word, or the project's; undefined: the program's. */
function writtenAt({ services, extensions }: ComposeProject, service: string): Path | undefined {
  const key = "x-pulumi-compose";
  const path = [key, "on_unhealthy"];
  if (says(services[service]?.extensions?.[key])) return ["services", service, ...path];
  return says(extensions[key]) ? path : undefined;
}

function says(extension: unknown): boolean {
  if (typeof extension !== "object" || extension === null || !("on_unhealthy" in extension)) return false;
  return extension.on_unhealthy === "keep-waiting";
}
