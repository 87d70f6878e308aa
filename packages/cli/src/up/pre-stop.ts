import {
  type ContainerSnapshot,
  EngineError,
  type Housekeeping,
  redactor,
  runHooks,
} from "@pulumi-compose/docker-health";
import { likelySecrets, planStart } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";
import { resourceTypes } from "../resources/resource-types";
import type { StateResource } from "../resources/state-resource";

export interface PreStop {
  readonly project: ComposeProject;
  /** What the stack has. */
  readonly resources: readonly StateResource[];
  /** The project's containers on the engine. */
  readonly containers: readonly ContainerSnapshot[];
  readonly keeper: Housekeeping;
  /** Hears of each container in which commands run. */
  readonly say: (message: string) => void;
}

/**
 * Runs the `pre_stop` commands of a project's services in those containers of the stack that run, dependents first, as
 * docker compose stops them.
 *
 * @returns in how many containers commands have run
 * @throws Error with the command, its exit code and its output when one fails
 */
export async function runPreStop({ project, resources, containers, keeper, say }: PreStop): Promise<number> {
  const own = new Set(resources.filter(({ type }) => type === resourceTypes.container).map(({ id }) => id));
  const clean = redactor(likelySecrets(project));
  let count = 0;
  for (const service of stopOrder(project)) {
    const hooks = project.services[service]?.pre_stop ?? [];
    if (hooks.length === 0) continue;
    for (const { id, name, labels, state } of containers) {
      const isMeant = labels["com.docker.compose.service"] === service && own.has(id) && state.status === "running";
      if (!isMeant) continue;
      say(`${name}: running pre_stop`);
      try {
        await runHooks(keeper, { attribute: "pre_stop", service, container: id, hooks, clean });
      } catch (error) {
        // It has ended by itself meanwhile: there is nothing left to prepare.
        if (!(error instanceof EngineError && (error.status === 404 || error.status === 409))) throw error;
      }
      count += 1;
    }
  }
  return count;
}

function stopOrder(project: ComposeProject): readonly string[] {
  const { order } = planStart(project, {});
  return (order.length > 0 ? [...order] : Object.keys(project.services)).reverse();
}
