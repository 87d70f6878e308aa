import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { LifecycleHook, ComposeProject as Project } from "@pulumi-compose/parser";
import { promised } from "../../gates/promised";
import { whenUnknown } from "../../gates/when-unknown";
import type { PlannedContainer } from "../../plan/resource-plan";
import { type MarkerScope, materialise } from "../../services/materialise";
import { placeText } from "../../services/place-text";
import type { ProjectEnds } from "../../services/project-ends";
import type { ContainerService } from "./container-service";
import type { PostHealthy } from "./gate/container-gate";
import { markHealthy } from "./lifecycle/healthy-mark";
import { hooksAreThere } from "./lifecycle/hooks-are-there";
import type { ProjectHooks } from "./lifecycle/project-hooks";

/** What the hooks of a container are run with. */
interface Surroundings {
  readonly project: Project;
  readonly hooks: ProjectHooks;
  readonly scope: MarkerScope;
  readonly redact: pulumi.Output<readonly string[]>;
}

/** What a gate of a container's health runs before it is passed; undefined: nothing. */
export function postHealthyOf(
  { name, service, postHealthy }: PlannedContainer,
  { project, hooks, scope, redact }: Surroundings,
): PostHealthy | undefined {
  if (!postHealthy || !hooksAreThere()) return undefined;
  const commands = promised(pulumi.output(materialise(postHealthy, scope) as unknown as LifecycleHook[]));
  const secrets = promised(redact);
  return {
    places: postHealthy.map((_, index) => {
      const place = project.placeOf(["services", service, "x-pulumi-compose", "post_healthy", index]);
      return place && placeText(place);
    }),
    // What an update leaves as it is, it runs nothing in.
    run: async (where) => (hooks.isExcluded(name) ? undefined : hooks.postHealthy.run({ ...where, commands, secrets })),
  };
}

/** A project's containers, once all of them are registered. */
interface Registered {
  readonly planned: readonly PlannedContainer[];
  readonly services: Readonly<Record<string, ContainerService>>;
  /** By their keys in the plan. */
  readonly containers: ReadonlyMap<string, docker.Container>;
  readonly hooks: ProjectHooks;
  readonly run: ProjectEnds["run"];
}

/**
 * Has the update run the `post_healthy` hooks of each container, whether anybody waits for it or not, and marks in the state that they
 * have run. Where they have, nothing is waited for.
 *
 * @returns what is marked, once it is
 */
export function runPostHealthy({
  planned,
  services,
  containers,
  hooks,
  run,
}: Registered): pulumi.Output<unknown> | undefined {
  if (!hooksAreThere()) return undefined;
  const marks = planned.flatMap(({ key, name, service: of, postHealthy }) => {
    const [service, container] = [services[of], containers.get(key)];
    // What is left as it is has its mark, or none, as it is.
    if (!postHealthy || !service || !container || hooks.isExcluded(name)) return [];
    return [markHealthy(name, container, passed({ service, container, hooks, decided: run.begin(of) }), service)];
  });
  return marks.length > 0 ? pulumi.all(marks.map(({ id }) => id)) : undefined;
}

interface Marked {
  readonly service: ContainerService;
  readonly container: docker.Container;
  readonly hooks: ProjectHooks;
  /** Called when it is known whether the gate is asked. */
  readonly decided: () => void;
}

function passed({ service, container, hooks, decided }: Marked): pulumi.Output<unknown> | undefined {
  if (pulumi.runtime.isDryRun()) return undefined;
  whenUnknown(container.id, decided);
  return container.id
    .apply((id) => hooks.postHealthy.hasRun(id))
    .apply((hasRun) => {
      const pass = hasRun ? undefined : service.readyAt(service.containers.indexOf(container));
      decided();
      return pass ?? pulumi.output(undefined);
    });
}
