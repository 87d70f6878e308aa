import { builtHealthchecks, builtVolumes } from "@pulumi-compose/docker-health";
import { type PlanOptions, planStart, replicasOf, type StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, ServiceConfig } from "@pulumi-compose/parser";
import { reference } from "../../plan/marker";
import type {
  PlannedContainer,
  PlannedImage,
  PlannedVolume,
  PlannedWait,
  ResourcePlan,
} from "../../plan/resource-plan";
import type { MappingContext, PlanFiles } from "../common/context";
import { type HashContext, mapBuiltImage, mapPulledImage } from "../common/image-resource";
import { isToComplete } from "../common/is-to-complete";
import { reportUnkeptData } from "../common/kept-data";
import { plannedWaits } from "../common/planned-waits";
import { reportTakenPorts } from "../common/taken-ports";
import { mapContainer, silentlyIgnored } from "./container";
import { portClaims } from "./network";
import { mapNetworkResource } from "./network-resource";
import { adoptedPlaces, anonymousPlaces, mapOwnVolume, type OwnVolumes, ownVolumeKey } from "./own-volumes";
import { selectServices } from "./select-services";
import { unstableArguments } from "./unstable-arguments";
import { mapVolumeResource } from "./volume-resource";

/** What planning may know and read beyond the project. */
export interface PlanEnvironment {
  readonly files: PlanFiles;
  readonly hashContext: HashContext;
  /** The value of an environment variable for configs and secrets that take theirs from one, possibly a marker. */
  readonly variable: (name: string) => string | undefined;
  readonly start?: PlanOptions;
  /**
   * Of containers that are taken over as they are: the volumes that one has of its own, their names by where they are
   * mounted; undefined of a container that is not there. Default: none is taken over.
   */
  readonly adopting?: (service: string, index: number) => ReadonlyMap<string, string> | undefined;
  /** Only these services are planned for, each as it is in the whole project. Default: all. */
  readonly only?: readonly string[];
  /** Whether a service's mounts are not the file's, so that it gets no volumes in place of anonymous ones. Default: no. */
  readonly mountsItself?: (service: string) => boolean;
}

/**
 * Turns a project into the resources that make it up on a single engine, as data. Pure but for what `environment` reads.
 *
 * @example
 * ```ts
 * const plan = planResources(project, { files, hashContext, variable: (name) => process.env[name] });
 * ```
 */
export function planResources(project: ComposeProject, environment: PlanEnvironment): ResourcePlan {
  const diagnostics: Diagnostic[] = [];
  const start = planStart(project, {
    images: builtHealthchecks(project, (path) => environment.files.read(path)),
    ...environment.start,
  });
  diagnostics.push(...start.diagnostics);
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const images = new Map<string, PlannedImage>();
  const containers: PlannedContainer[] = [];
  const ownVolumes: PlannedVolume[] = [];
  const waitsOf = plannedWaits(start);
  const built = builtVolumes(project, (path) => environment.files.read(path));
  for (const name of orderOf(project, start)) {
    const service = project.services[name];
    if (!service || service.provider) continue;
    const image = imageOf(project, service, environment, report);
    if (image && !images.has(image.key)) images.set(image.key, image);
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
    const parts = { image, placesOf, start, waits: waitsOf(name) };
    containers.push(...containersOf(project, service, parts, environment, diagnostics));
  }
  // A warning: a container that has ended has given its ports back.
  reportTakenPorts(project, portClaims(project), "warning", report);
  const used = usedNames(project);
  const plan: ResourcePlan = {
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
    start,
    diagnostics,
  };
  return environment.only ? selectServices(plan, environment.only) : plan;
}

/** The plan's order where there is one; a project whose order has a cycle is only planned for its diagnostics. */
function orderOf(project: ComposeProject, start: StartPlan): readonly string[] {
  return start.order.length > 0 ? start.order : Object.keys(project.services);
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

interface ContainerParts {
  readonly image: PlannedImage | undefined;
  /** By the container's number. */
  readonly placesOf: (index: number) => Places;
  readonly start: StartPlan;
  readonly waits: readonly PlannedWait[];
}

function containersOf(
  project: ComposeProject,
  service: ServiceConfig,
  { image, placesOf, start, waits }: ContainerParts,
  environment: PlanEnvironment,
  diagnostics: Diagnostic[],
): PlannedContainer[] {
  const oneShot = isToComplete(start, service.name);
  return replicaNumbers(service).map((index) => {
    const places = [...placesOf(index).keys()];
    const volumes: OwnVolumes = new Map(places.map((place) => [place, ownVolumeKey(service.name, index, place)]));
    const context: MappingContext = {
      project,
      service,
      index,
      files: environment.files,
      variable: environment.variable,
      containerKey: (name, replica = 1) => containerKey(name, replica),
      // What is wrong with a service is said once, not once a replica.
      report: (diagnostic) => index === 1 && diagnostics.push(diagnostic),
    };
    const args = mapContainer(context, image ? reference("image", image.key, "imageId") : "", oneShot, volumes);
    const ignoreChanges = unstableArguments(args);
    return {
      kind: "container" as const,
      key: containerKey(service.name, index),
      name: `${project.name}-${service.name}-${index}`,
      path: ["services", service.name],
      service: service.name,
      index,
      args,
      oneShot,
      waits,
      replaceWith: restartedWith(project, service),
      ...(image && service.entrypoint?.length === 0 && !service.command?.length && { commandOf: image.key }),
      ...(service.post_start?.length && { postStart: service.post_start }),
      replaceOnChanges: silentlyIgnored,
      ...(ignoreChanges.length > 0 && { ignoreChanges }),
    };
  });
}

/** The numbers of a service's containers: from 1. */
function replicaNumbers(service: ServiceConfig): readonly number[] {
  return Array.from({ length: replicasOf(service) }, (_, position) => position + 1);
}

/** The key of a replica's container. */
export function containerKey(service: string, index: number): string {
  return `${service}-${index}`;
}

function restartedWith(project: ComposeProject, service: ServiceConfig): string[] {
  return Object.entries(service.depends_on ?? {}).flatMap(([name, { restart }]) => {
    const dependency = project.services[name];
    if (!restart || !dependency) return [];
    return Array.from({ length: replicasOf(dependency) }, (_, position) => containerKey(name, position + 1));
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
    for (const mount of service.volumes ?? []) {
      if (mount.type === "volume" && mount.source !== undefined) volumes.add(mount.source);
    }
  }
  return { networks, volumes };
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
