import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { LifecycleHook } from "@pulumi-compose/parser";
import { promised } from "../../gates/promised";
import type { PlannedContainer } from "../../plan/resource-plan";
import { dependenciesOf } from "../../services/dependencies";
import { type MarkerScope, materialise } from "../../services/materialise";
import { adopted } from "./adopted";
import type { ContainerOverride } from "./container-override";
import type { ContainerService } from "./container-service";
import { imageCommand, imageEntrypoint } from "./image-command";
import type { PreStartHooks } from "./lifecycle/pre-start-runs";
import type { ProjectHooks } from "./lifecycle/project-hooks";
import { applyOverride } from "./override";
import { wholeEntrypoints } from "./whole-entrypoints";

/** What a container is made with beside what is planned of it. */
export interface ContainerContext {
  readonly service: ContainerService;
  readonly services: Readonly<Record<string, ContainerService>>;
  readonly containers: ReadonlyMap<string, docker.Container>;
  readonly images: ReadonlyMap<string, docker.RemoteImage>;
  readonly scope: MarkerScope;
  readonly hooks: ProjectHooks;
  readonly redact: () => pulumi.Output<readonly string[]>;
  readonly preStart: PreStartHooks | undefined;
  readonly override: ContainerOverride | undefined;
  /** Resolves when it is its turn among the containers of its service. Absent: it has none. */
  readonly turn: pulumi.Output<unknown> | undefined;
}

/** Registers one container of a service. */
export function createContainer(
  planned: PlannedContainer,
  { service, services, containers, images, scope, hooks, redact, preStart, override, turn }: ContainerContext,
): docker.Container {
  const planArgs = materialise(planned.args, scope) as unknown as docker.ContainerArgs;
  const start = hooks.startOf(planned);
  const process = processArgs(planned, { images, scope, override });
  const made = { ...planArgs, ...process, ...(start && { start }) };
  const given = applyOverride(made, override);
  const replaceWith = planned.replaceWith.flatMap((key) => containers.get(key) ?? []);
  const postStart = planned.postStart && {
    commands: promised(pulumi.output(materialise(planned.postStart, scope) as unknown as LifecycleHook[])),
    secrets: promised(redact()),
  };
  // What a program gives itself is not in the hash that carries the changes of what is ignored.
  const ignored = planned.ignoreChanges?.filter((key) => !Object.hasOwn(override?.container ?? {}, key)) ?? [];
  const options: pulumi.CustomResourceOptions = {
    parent: service,
    dependsOn: hooks.onceReady(behind(dependenciesOf(planned.waits, services), turn)),
    hooks: hooks.container(planned, postStart, preStart),
    replaceOnChanges: [...(planned.replaceOnChanges ?? [])],
    ignoreChanges: [...ignored, ...madeOnly(planned)],
    // The name is taken until the old one is gone. The plugin says so only of replacements that it asks for itself.
    deleteBeforeReplace: planned.rollout === undefined,
    // Not `replaceWith`: the engine goes by the last update's list, and when a container leaves it in the very update that
    // replaces its target, the container is deleted and not made again, or is in the state twice.
    ...(replaceWith.length > 0 && { replacementTrigger: pulumi.all(replaceWith.map(({ id }) => id)) }),
  };
  // Lists are added to, not replaced: a program's own `dependsOn` must not open a gate.
  const { args, options: registered } = adopted({
    args: planned.rollout ? hooks.rolling.joining(planned, given) : given,
    options: pulumi.mergeOptions(options, override?.options),
  });
  const container = new docker.Container(planned.name, args, registered);
  hooks.follow(planned, container, args, override?.options);
  return container;
}

function behind(
  dependencies: pulumi.Input<pulumi.Resource>[],
  turn: pulumi.Output<unknown> | undefined,
): pulumi.Input<pulumi.Resource>[] {
  return turn ? [...dependencies, nobody(turn)] : dependencies;
}

/** Something to depend on that is no resource. Pulumi's code flattens lists, also empty ones. */
function nobody(once: pulumi.Output<unknown>): pulumi.Input<pulumi.Resource> {
  return once.apply((): pulumi.Resource[] => []) as unknown as pulumi.Input<pulumi.Resource>;
}

/** What of a container only tells how it was made: whether it was started, and whether it had the service's names. */
function madeOnly({ preStartOf, rollout }: PlannedContainer): readonly string[] {
  return [...(preStartOf ? ["start"] : []), ...(rollout ? ["networksAdvanced"] : [])];
}

/** What a container runs, where the engine is to be asked for a part of it, or the plugin takes it in another place only. */
function processArgs(
  { args, commandOf, entrypointOf }: PlannedContainer,
  { images, scope, override }: Pick<ContainerContext, "images" | "scope" | "override">,
): Partial<docker.ContainerArgs> | undefined {
  const commandImage = commandOf === undefined ? undefined : images.get(commandOf);
  if (commandImage) return { command: imageCommand(commandImage) };
  const whole = wholeEntrypoints(args);
  if (!whole || isGiven(override)) return undefined;
  const entrypointImage = entrypointOf === undefined ? undefined : images.get(entrypointOf);
  const words = whole.map((word) => materialise(word, scope) as pulumi.Input<string>);
  return { command: undefined, entrypoints: entrypointImage ? imageEntrypoint(entrypointImage, words) : words };
}

/** Whether a program says itself what a container runs. */
function isGiven({ command, container }: ContainerOverride = {}): boolean {
  return [command, container?.command, container?.entrypoints].some((words) => words !== undefined);
}
