import { housekeeping, type ProjectParts } from "@pulumi-compose/docker-health";
import { type ProjectIo, readProject } from "../../project/open-project";
import type { ProjectOptions } from "../../project/project-options";
import { isDone } from "../../resources/on-engine";
import { resourceTypes } from "../../resources/resource-types";
import { type StateResource, stateResources } from "../../resources/state-resource";
import type { TargetOptions } from "../../target-option";
import { commandTarget } from "../../targets/command-targets";
import { type ChangeLimits, changeLimits } from "../choice/change-limits";
import type { ChangeOptions } from "../choice/change-options";
import type { ChoiceOptions } from "../choice/choice-options";
import { refuseMissingImages } from "../choice/refuse-missing-images";
import type { DeploymentTools } from "../deployment";
import type { InspectedProject } from "../program/inspect-project";
import { droppedText, droppedVolumes, emptiedServices } from "./dropped-volumes";
import { externalNow, externalText } from "./external-now";
import { refuseOtherTarget } from "./other-target";
import type { StackState } from "./read-once";
import { serviceOf } from "./service-of";
import { type UnmanagedVolumes, unmanagedVolumes } from "./unmanaged-volumes";

/** What of an `up`'s options is about what is there. */
type UpOptions = ProjectOptions &
  TargetOptions &
  ChoiceOptions &
  ChangeOptions & { readonly wait?: boolean; readonly refresh?: boolean };

/** What an `up` starts from. */
interface Preparation {
  /** What has happened behind the state's back, in words: it has to be refreshed, unless there is nothing. */
  readonly behind: readonly string[];
  /** What the engine has of the project; undefined: it was not asked, or does not say. */
  readonly parts: ProjectParts | undefined;
  /** URNs of what containers have in place of anonymous volumes. */
  readonly anonymous: readonly string[];
  /** URNs of volumes that the file does not have any more, and of what is another's now: they stay on the engine. */
  readonly dropped: readonly string[];
  /** URNs of what is in the state for their sake alone. */
  readonly emptied: readonly string[];
  /** URNs of the containers in which the jobs that are to be run have run before. */
  readonly jobs: readonly string[];
  /** Names of the containers that have ended well and that this `up` leaves alone. */
  readonly done: ReadonlySet<string>;
  /** What the containers have in volumes without a resource. */
  readonly unmanaged: UnmanagedVolumes;
  /** What else stays as it is, and what is made anew. */
  readonly limits: ChangeLimits;
}

/**
 * What an `up` has to know before.
 *
 * @throws CannotDeploy when the stack runs on the other target
 */
export async function beforeUp(
  stack: Pick<StackState, "exportStack">,
  inspected: InspectedProject,
  { target, ...options }: UpOptions,
  {
    say,
    io,
    cancelled,
    isPreview,
  }: Pick<DeploymentTools, "say" | "cancelled"> & { readonly io: ProjectIo; readonly isPreview?: boolean },
): Promise<Preparation> {
  const { project, only } = inspected;
  const { name, deployment: load } = commandTarget(target);
  const where = await load();
  if (options.pull === "never" && where.pullsHere) await refuseMissingImages(inspected.planned, await housekeeping());
  const { deployment } = await stack.exportStack();
  const resources = stateResources(deployment);
  refuseOtherTarget(resources, name);
  // What belongs to services that were not named stays in the state as it is.
  const volumes = where.hasVolumes && !only ? droppedVolumes(resources, inspected) : [];
  const unused = volumes.length > 0 ? unusedVolumes(options, io, project) : [];
  for (const volume of volumes) say("warning", droppedText(volume, project, unused));
  const others = only ? [] : externalNow(resources, project);
  for (const other of others) say("warning", externalText(other));
  const givenUp = where.givenUp?.(resources, project) ?? [];
  for (const { words } of givenUp) say("warning", words);
  const left = new Set(givenUp.map(({ urn }) => urn));
  const dropped = [
    ...volumes,
    ...others.map(({ resource }) => resource),
    ...resources.filter(({ urn }) => left.has(urn)),
  ];
  const parts = await where.parts(resources, project.name);
  const limits = limitsOf(resources, inspected, options, parts);
  for (const { sharer, owner } of limits.leftBehind) say("warning", leftBehindText(sharer, owner));
  const changing = resources.filter(({ urn }) => !limits.exclude.includes(urn));
  const unmanaged = unmanagedVolumes(resources, parts?.containers ?? []);
  const anonymous = changing
    .filter((volume) => isVolume(volume) && !volume.protected && !dropped.includes(volume))
    .map(({ urn }) => urn);
  const emptied = emptiedServices(dropped, resources, inspected).map(({ urn }) => urn);
  const names = new Set(inspected.start.running.map((name) => `${project.name}-${name}-1`));
  const jobs = resources
    .filter(({ type, name }) => type === resourceTypes.container && names.has(name))
    .map(({ urn }) => urn);
  const isAnew = options.wait || options.refresh;
  const done = new Set(
    parts && !isAnew ? resources.filter((one) => isDone(one, parts)).map(({ name: one }) => one) : [],
  );
  const known = { anonymous, done, dropped: dropped.map(({ urn }) => urn), emptied, jobs, unmanaged, limits };
  const gated = new Set(
    options.wait ? Object.keys(project.services) : inspected.start.gates.map(({ dependency }) => dependency),
  );
  // In a preview nobody waits, and so nobody starts it.
  const isGated = (container: StateResource) =>
    !isPreview &&
    (container.relayOf === undefined
      ? gated.has(serviceOf(container, resources, project.name) ?? "")
      : options.wait === true);
  const look = { project: project.name, changing, all: resources, parts, isGated };
  // In a preview nobody waits.
  const deleted = isPreview ? [] : ((await where.untilDeleted?.(resources, { say, cancelled })) ?? []);
  const { behind: changed, edited = [] } = await where.changes(look);
  const behind = [...deleted, ...changed];
  // A refresh reads it, and what the file says is made of it.
  if (behind.length === 0 && !options.refresh) for (const words of edited) say("warning", words);
  return { ...known, behind, parts };
}

function limitsOf(
  resources: readonly StateResource[],
  { project, only, still, planned }: InspectedProject,
  options: UpOptions,
  parts: ProjectParts | undefined,
): ChangeLimits {
  const changing = {
    project: project.name,
    services: [...Object.keys(project.services), ...Object.keys(project.disabledServices)],
    ...(only && { only }),
    named: options.services ?? [],
    still,
    planned,
    ...(parts && { there: new Set(parts.containers.map(({ id }) => id)), ended: new Set(endedIn(parts)) }),
  };
  return changeLimits(resources, changing, options);
}

/** The keys of the file's volumes that no service uses, which are no part of a project unless they are asked for. */
function unusedVolumes(
  options: ProjectOptions,
  io: ProjectIo,
  { volumes }: InspectedProject["project"],
): readonly string[] {
  const all = readProject(options, io, { keepUnused: true }).project?.volumes ?? {};
  return Object.keys(all).filter((key) => !Object.hasOwn(volumes, key));
}

function endedIn({ containers }: ProjectParts): readonly string[] {
  return containers.flatMap(({ id, exitCode }) => (exitCode === undefined ? [] : id));
}

function leftBehindText({ name }: StateResource, owner: StateResource): string {
  return `${name} is in namespaces of ${owner.name} (\`network_mode: service:…\`, \`ipc\`, \`pid\`), which is made or started anew: it is left behind, cut off from it. Name its service, too; \`up\` without names takes all along`;
}

function isVolume({ type }: StateResource): boolean {
  return type === resourceTypes.volume;
}
