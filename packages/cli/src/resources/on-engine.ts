import type { ProjectParts, WantedParts } from "@pulumi-compose/docker-health";
import { resourceTypes } from "./resource-types";
import type { StateResource } from "./state-resource";

/** What is looked for of a state's resource. */
export type LookedFor = Pick<StateResource, "type" | "id" | "name" | "engineName" | "networks" | "runs">;

type Kind = "container" | "network" | "volume";

const kinds: Readonly<Record<string, Kind | undefined>> = {
  [resourceTypes.container]: "container",
  [resourceTypes.network]: "network",
  [resourceTypes.volume]: "volume",
};

/** Whether an engine is asked for resources of a type. */
export function isLookedFor(type: string): boolean {
  return kinds[type] !== undefined;
}

/** What to ask an engine for, to know whether all of a state is there. Undefined: the state has nothing on an engine. */
export function wantedParts(resources: readonly LookedFor[]): WantedParts | undefined {
  const idsOf = (kind: Kind) => resources.filter(({ type }) => kinds[type] === kind).map(({ id }) => id);
  const [networks, volumes] = [idsOf("network"), idsOf("volume")];
  return networks.length + volumes.length + idsOf("container").length > 0 ? { networks, volumes } : undefined;
}

/**
 * What has happened behind a state's back, in words: what is gone, which containers are off their networks, and which have
 * another name: one that made way for another in an update that failed has, and was stopped.
 *
 * One that has ended and was to run is started again by an update after a refresh, and only so; but one that a gate waits for
 * is started by that.
 *
 * @param all of the state, where only some are looked at: their networks may be among the others
 * @param isGated whether a gate waits for a container
 */
export function behindItsBack<Resource extends LookedFor>(
  resources: readonly Resource[],
  parts: ProjectParts,
  all: readonly Resource[] = resources,
  isGated: (container: Resource) => boolean = () => false,
): readonly string[] {
  const renamed = resources.flatMap(({ id, name, engineName }) => {
    const now = parts.containers.find((container) => container.id === id)?.name;
    return now === undefined || engineName === "" || now === engineName ? [] : [`container ${name} is called ${now}`];
  });
  const apart = resources.filter((resource) => isApart(resource, all, parts));
  const stopped = resources.flatMap((resource) => {
    const exitCode = isGated(resource) ? undefined : stoppedWith(resource, parts);
    return exitCode === undefined ? [] : [`container ${resource.name} has ended (exit code ${exitCode})`];
  });
  return [
    ...goneOf(resources, parts),
    ...apart.map(({ name }) => `container ${name} is not on all of its networks`),
    ...renamed,
    ...stopped,
  ];
}

/** What of these an engine does not have, in words; none where it has all. */
export function goneOf(resources: readonly LookedFor[], parts: ProjectParts): readonly string[] {
  const gone = resources.filter((resource) => isGone(resource, parts));
  return goneText(gone.map(({ type, name }) => `${kinds[type]} ${name}`));
}

/** In words that something is gone; none for nothing. */
export function goneText(gone: readonly string[], where = "the engine"): readonly string[] {
  if (gone.length === 0) return [];
  return [`${gone.join(", ")} ${gone.length === 1 ? "is" : "are"} gone from ${where}`];
}

function isGone({ type, id }: LookedFor, { containers, networks, volumes }: ProjectParts): boolean {
  switch (kinds[type]) {
    case "container":
      return !containers.some((container) => container.id === id);
    case "network":
      return !networks.includes(id);
    case "volume":
      return !volumes.includes(id);
    case undefined:
      return false;
  }
}

/** The exit code of one that is to run and does not. */
function stoppedWith(resource: LookedFor, parts: ProjectParts): number | undefined {
  return isDone(resource, parts) || !resource.runs?.always ? undefined : exitCodeOf(resource, parts);
}

/** Whether a container has ended with 0, and nothing keeps it running. */
export function isDone(resource: LookedFor, parts: ProjectParts): boolean {
  const { restart } = resource.runs ?? {};
  return exitCodeOf(resource, parts) === 0 && (restart === "no" || restart === "on-failure");
}

function exitCodeOf({ id }: LookedFor, { containers }: ProjectParts): number | undefined {
  return containers.find((container) => container.id === id)?.exitCode;
}

function isApart({ id, networks }: LookedFor, resources: readonly LookedFor[], { containers }: ProjectParts): boolean {
  const container = containers.find((found) => found.id === id);
  if (!container) return false;
  const nameOf = (network: string) => resources.find((resource) => resource.id === network)?.engineName || network;
  return networks.some((network) => !container.networks.includes(nameOf(network)));
}
