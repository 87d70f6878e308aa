import { builtHealthchecks, builtVolumes } from "@pulumi-compose/docker-health";
import {
  type PreStartOf,
  planStart,
  postHealthyHooks,
  preStartHooks,
  replicasOf,
  type ServicePlan,
  type StartPlan,
  withBesides,
} from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, LifecycleHook, ServiceConfig } from "@pulumi-compose/parser";
import { reference } from "../../plan/marker";
import type {
  PlannedContainer,
  PlannedImage,
  PlannedVolume,
  PlannedWait,
  ResourcePlan,
} from "../../plan/resource-plan";
import type { MappingContext } from "../common/context";
import { unsupported } from "../common/diagnose";
import { mapBuiltImage, mapPulledImage } from "../common/image-resource";
import { isToComplete } from "../common/is-to-complete";
import { reportUnkeptData } from "../common/kept-data";
import type { PlanEnvironment } from "../common/plan-environment";
import { plannedWaits } from "../common/planned-waits";
import { reportJobs } from "../common/report-jobs";
import { saidRelay } from "../common/said-relay";
import { reportTakenPorts } from "../common/taken-ports";
import { mapContainer, silentlyIgnored } from "./container";
import { engineLimits } from "./engine-limits";
import { expand } from "./expand";
import { jobFate } from "./job-fate";
import { HOOK_HASH_LABEL } from "./labels";
import { portClaims } from "./network";
import { mapNetworkResource } from "./network-resource";
import { adoptedPlaces, anonymousPlaces, mapOwnVolume, type OwnVolumes, ownVolumeKey } from "./own-volumes";
import { relaysOf } from "./relay/relays";
import { rollingArgs } from "./rolling-args";
import { type Replacement, replacementOf } from "./rollout";
import { selectServices } from "./select-services";
import { unstableArguments } from "./unstable-arguments";
import { mapVolumeResource } from "./volume-resource";
import { wholeEntrypoints } from "./whole-entrypoints";

/**
 * Turns a project into the resources that make it up on a single engine, as data. Pure but for what `environment` reads.
 *
 * @example
 * ```ts
 * const plan = planResources(project, { files, hashContext, variable: (name) => process.env[name] });
 * ```
 */
export function planResources(given: ComposeProject, environment: PlanEnvironment): ResourcePlan {
  const diagnostics: Diagnostic[] = [];
  // What is taken over has had its hooks.
  const project = environment.adopting ? given : expand(withBesides(given));
  const hooks = preStartHooks(project);
  const relays = relaysOf(project);
  const start = planStart(project, {
    images: builtHealthchecks(project, (path) => environment.files.read(path)),
    ...environment.start,
  });
  diagnostics.push(...start.diagnostics, ...relays.diagnostics);
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const images = new Map<string, PlannedImage>();
  const containers: PlannedContainer[] = [];
  const ownVolumes: PlannedVolume[] = [];
  const waitsOf = plannedWaits(start);
  const built = builtVolumes(project, (path) => environment.files.read(path));
  for (const name of orderOf(project, start)) {
    const service = project.services[name];
    if (!service || service.provider) continue;
    const hook = hooks[name];
    const whole = hook && project.services[hook.service];
    // One that is built is its service's own.
    const image = imageOf(project, (service.build && whole) || service, environment, report);
    if (image && !images.has(image.key)) images.set(image.key, image);
    const waits = waitsOf(name);
    if (hook && whole) {
      const isBare = environment.mountsItself?.(hook.service) === true;
      const places = isBare ? [] : anonymousPlaces(whole, built[hook.service]);
      const volumesOf = (index: number) => ownVolumesAt(places, hook.service, index);
      const parts = { planned: containers, image, volumesOf, start, waits, hooks };
      containers.push(...containersOf(project, service, parts, environment, diagnostics));
      continue;
    }
    if (environment.adopting && service.pre_start?.length) {
      const why = "it has run before the containers that are taken over, and is no part of the program";
      unsupported(
        { project, service, report },
        ["pre_start"],
        why,
        "convert without --import once they are taken over",
      );
    }
    if (environment.adopting) reportNoRelay({ project, service, report });
    const mountsItself = environment.mountsItself?.(name) === true;
    const usual = mountsItself ? [] : anonymousPlaces(service, built[name]);
    const placesOf = (index: number): Places => {
      const found = environment.adopting?.(name, index);
      return found ? adoptedPlaces(service, found) : new Map(usual.map((place) => [place, undefined]));
    };
    if (!mountsItself) reportUnkeptData(project, service, report, [...placesOf(1).keys()]);
    for (const index of replicaNumbers(service)) {
      for (const [place, adopted] of placesOf(index)) {
        ownVolumes.push(mapOwnVolume(project, service, index, place, adopted));
      }
    }
    const volumesOf = (index: number) => ownVolumesAt([...placesOf(index).keys()], name, index);
    const parts = { planned: containers, image, base: built[name]?.base, volumesOf, start, waits, hooks };
    containers.push(...containersOf(project, service, parts, environment, diagnostics));
  }
  reportJobs(project, jobFate, report);
  // A warning: a container that has ended has given its ports back.
  reportTakenPorts(project, portClaims(project), "warning", report);
  const used = environment.allResources ? allNames(project) : usedNames(project);
  const plan: ResourcePlan = {
    target: "docker",
    project: project.name,
    images: [...images.values()],
    networks: present([...used.networks].map((key) => mapNetworkResource(project, key))),
    volumes: [
      ...present(
        Object.keys(project.volumes)
          .filter((key) => used.volumes.has(key))
          .map((key) => mapVolumeResource(project, key)),
      ),
      ...ownVolumes,
    ],
    containers,
    start: withReplacements(start, containers),
    diagnostics,
  };
  return environment.only ? selectServices(plan, environment.only, environment.preparedFor) : plan;
}

/** With how containers are replaced, where that is beside the old ones, or is asked to be. */
function withReplacements(start: StartPlan, containers: readonly PlannedContainer[]): StartPlan {
  const replacements = new Map(
    containers.flatMap(({ service, rollout, stopFirst }): [string, Replacement][] =>
      rollout || stopFirst ? [[service, { ...(rollout && { rollout }), ...(stopFirst && { stopFirst }) }]] : [],
    ),
  );
  if (replacements.size === 0) return start;
  // Without a prototype, as they come: every name is an ordinary one.
  const services: Record<string, ServicePlan> = Object.assign(Object.create(null), start.services);
  for (const [name, replacement] of replacements) {
    const service = services[name];
    if (service) services[name] = { ...service, ...replacement };
  }
  return { ...start, services };
}

/** The plan's order where there is one; a project whose order has a cycle is only planned for its diagnostics. */
function orderOf(project: ComposeProject, start: StartPlan): readonly string[] {
  return start.order.length > 0 ? start.order : Object.keys(project.services);
}

/** What is taken over has its ports itself. */
function reportNoRelay(context: Pick<MappingContext, "project" | "service" | "report">): void {
  if (saidRelay(context.project, context.service.name).kind !== "relay") return;
  const why = "the containers that are taken over have their ports themselves";
  unsupported(context, ["x-pulumi-compose", "relay"], why, "convert without --import once they are taken over");
}

function imageOf(
  project: ComposeProject,
  service: ServiceConfig,
  { hashContext, files }: PlanEnvironment,
  report: (diagnostic: Diagnostic) => void,
): PlannedImage | undefined {
  if (service.build) {
    return mapBuiltImage({ project, service, hashContext, read: (path) => files.read(path), report }, service.build);
  }
  return service.image === undefined ? undefined : mapPulledImage(project, service);
}

/** Where a container has volumes of its own, with what the engine calls those that are taken over. */
type Places = ReadonlyMap<string, string | undefined>;

/** What a container has in places where it would have anonymous volumes; of a hook's, its service's container. */
function ownVolumesAt(places: readonly string[], service: string, index: number): OwnVolumes {
  return new Map(places.map((place) => [place, ownVolumeKey(service, index, place)]));
}

interface ContainerParts {
  /** The containers that are planned already, hooks before what comes after them. */
  readonly planned: readonly PlannedContainer[];
  readonly image: PlannedImage | undefined;
  /** What an image that is built is made upon, where that is known. */
  readonly base?: string | undefined;
  /** By the container's number. */
  readonly volumesOf: (index: number) => OwnVolumes;
  readonly start: StartPlan;
  readonly waits: readonly PlannedWait[];
  readonly hooks: Readonly<Record<string, PreStartOf>>;
}

function containersOf(
  project: ComposeProject,
  service: ServiceConfig,
  { planned, image, base, volumesOf, start, waits, hooks }: ContainerParts,
  environment: PlanEnvironment,
  diagnostics: Diagnostic[],
): PlannedContainer[] {
  const oneShot = isToComplete(start, service.name);
  const limits = engineLimits(service);
  const postHealthy = postHealthyOf(project, service, oneShot, (diagnostic) => diagnostics.push(diagnostic));
  const preStartOf = hooks[service.name];
  const owner = preStartOf?.service ?? service.name;
  const preStart = preStartKeys(project, hooks, owner, preStartOf?.index);
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const written = { image: service.build ? base : service.image, places: [...volumesOf(1).keys()] };
  const relayOf = relaysOf(project).of.get(service.name);
  const replacement = preStartOf || oneShot ? {} : replacementOf({ project, service, report }, written, environment);
  const isSaid = preStartOf ? saidOf(project.services[preStartOf.service], service) : () => false;
  return replicaNumbers(service).map((index) => {
    const context: MappingContext = {
      project,
      service,
      index,
      files: environment.files,
      variable: environment.variable,
      containerKey: (name, replica = 1) => containerKey(name, replica),
      // What is wrong with a service is said once, not once a replica.
      report: (diagnostic) => index === 1 && !isSaid(diagnostic) && diagnostics.push(diagnostic),
      ...(preStartOf && { preStartOf }),
      behind: behindOf(preStart, index, planned),
    };
    const args = mapContainer(
      context,
      image ? reference("image", image.key, "imageId") : "",
      oneShot,
      volumesOf(index),
    );
    const ignoreChanges = unstableArguments(args);
    return {
      kind: "container" as const,
      key: containerKey(service.name, index),
      name: `${project.name}-${service.name}-${index}`,
      path: preStartOf ? ["services", preStartOf.service, "pre_start", preStartOf.index] : ["services", service.name],
      service: service.name,
      index,
      args: replacement.rollout ? rollingArgs(args) : args,
      oneShot,
      waits,
      replaceWith: restartedWith(project, service),
      ...(image && service.entrypoint?.length === 0 && !service.command?.length && { commandOf: image.key }),
      ...(image && wholeEntrypoints(args) && !args.entrypoints && { entrypointOf: image.key }),
      ...(service.post_start?.length && { postStart: service.post_start }),
      ...(postHealthy.length > 0 && { postHealthy }),
      ...(limits && { limits }),
      ...(preStartOf && { preStartOf }),
      ...(relayOf !== undefined && { relayOf }),
      ...(preStart.length > 0 && { preStart }),
      ...replacement,
      replaceOnChanges: silentlyIgnored,
      ...(ignoreChanges.length > 0 && { ignoreChanges }),
    };
  });
}

/** What runs in each of a service's containers once it is healthy; where others wait for its end, nothing can. */
function postHealthyOf(
  project: ComposeProject,
  service: ServiceConfig,
  oneShot: boolean,
  report: MappingContext["report"],
): readonly LifecycleHook[] {
  const hooks = postHealthyHooks(project, service.name);
  if (hooks.length === 0 || !oneShot) return hooks;
  const why = "others wait for the service's end, and nothing runs in a container that has ended";
  unsupported(
    { project, service, report },
    ["x-pulumi-compose", "post_healthy"],
    why,
    "let the service's own command run it",
  );
  return [];
}

/** The `pre_start` hooks of a service, or those before one of them, in order: of each, the keys of its containers. */
function preStartKeys(
  project: ComposeProject,
  hooks: Readonly<Record<string, PreStartOf>>,
  owner: string,
  before = Number.POSITIVE_INFINITY,
): string[][] {
  return Object.entries(hooks)
    .filter(([, { service, index }]) => service === owner && index < before)
    .sort(([, a], [, b]) => a.index - b.index)
    .map(([name]) => {
      const hook = project.services[name];
      return (hook ? replicaNumbers(hook) : []).map((index) => containerKey(name, index));
    });
}

/**
 * What a container comes after: the container of the last hook before it. Of a hook that runs once a replica, the replica's
 * own; or the first, for what is one for all replicas. So it is the same however many replicas there are.
 */
function behindOf(
  hooks: readonly (readonly string[])[],
  index: number,
  planned: readonly PlannedContainer[],
): MappingContext["behind"] {
  const last = hooks.at(-1) ?? [];
  const key = last[index - 1] ?? last[0];
  const found = planned.find((container) => container.key === key);
  const hash = found?.args.labels?.find(({ label }) => label === HOOK_HASH_LABEL)?.value;
  return key === undefined ? undefined : { key, hash: String(hash) };
}

/** Of what a hook has from its service, it is said of the service what is wrong. */
function saidOf(owner: ServiceConfig | undefined, hook: ServiceConfig): (diagnostic: Diagnostic) => boolean {
  const own = Object.entries(owner ?? {});
  const others = Object.entries(hook);
  const of = (entries: typeof own, key: unknown) => JSON.stringify(entries.find(([name]) => name === key)?.[1]);
  return ({ path }) => of(own, path?.[2]) === of(others, path?.[2]);
}

/** The numbers of a service's containers: from 1. */
function replicaNumbers(service: ServiceConfig): readonly number[] {
  return Array.from({ length: replicasOf(service) }, (_, position) => position + 1);
}

/** The key of a replica's container. */
function containerKey(service: string, index: number): string {
  return `${service}-${index}`;
}

/**
 * Of each dependency with `restart: true` its first container, which is made anew with the others. Not all of them: docker compose
 * restarts nobody because there are more or fewer.
 */
function restartedWith(project: ComposeProject, service: ServiceConfig): string[] {
  return Object.entries(service.depends_on ?? {}).flatMap(([name, { restart }]) => {
    const dependency = project.services[name];
    return restart && dependency && replicasOf(dependency) > 0 ? [containerKey(name, 1)] : [];
  });
}

interface UsedNames {
  readonly networks: ReadonlySet<string>;
  readonly volumes: ReadonlySet<string>;
}

/** Only what a service uses is created, as compose does. */
function usedNames(project: ComposeProject): UsedNames {
  const networks = new Set<string>();
  const volumes = new Set<string>();
  for (const service of Object.values(project.services)) {
    if (!service.network_mode) for (const key of Object.keys(service.networks ?? {})) networks.add(key);
  }
  // What a job keeps is there between its runs, too.
  for (const { volumes: mounts = [] } of [...Object.values(project.services), ...Object.values(project.jobs ?? {})]) {
    for (const mount of mounts) if (mount.type === "volume" && mount.source !== undefined) volumes.add(mount.source);
  }
  return { networks, volumes };
}

function allNames({ networks, volumes }: ComposeProject): UsedNames {
  return { networks: new Set(Object.keys(networks)), volumes: new Set(Object.keys(volumes)) };
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
