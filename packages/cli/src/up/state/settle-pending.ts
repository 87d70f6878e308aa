import { type Housekeeping, housekeeping } from "@pulumi-compose/docker-health";
import { resourceTypes } from "../../resources/resource-types";
import { stateResources } from "../../resources/state-resource";
import type { DeploymentTools } from "../deployment";
import {
  hasPendingOperations,
  isInCluster,
  type PendingCreation,
  pendingCreations,
  settled,
} from "./pending-operations";
import type { StackState } from "./read-once";

/** Who tells what there is under a name. */
interface Finders {
  readonly engine: () => Promise<Pick<Housekeeping, "containerNamed" | "networksNamed" | "volumeNamed">>;
  /** Whether a cluster has an object, as the project's. */
  readonly inCluster: (object: PendingCreation, project: string) => Promise<boolean>;
}

const finders: Finders = {
  engine: housekeeping,
  // Only who has a cluster's objects in a state loads what talks to one.
  inCluster: async (object, project) =>
    (await import("../../targets/kubernetes/made-in-cluster.js")).isMadeInCluster(object, project),
};

/**
 * Takes up what a killed operation has left in a stack's state: what the engine had made of it by then gets into the state. As
 * long as the state has pending operations Pulumi warns of them, and nothing but this ends that.
 *
 * @returns whether there was anything, and the state is to be refreshed
 */
export async function settlePending(
  stack: StackState,
  project: string,
  say: DeploymentTools["say"],
  ask: Finders = finders,
): Promise<boolean> {
  const exported = await stack.exportStack();
  if (!hasPendingOperations(exported)) return false;
  // In a cluster several objects have one name, each of its kind.
  const keyOf = (type: string, id: string) => `${type} ${id}`;
  const known = new Set(stateResources(exported.deployment).map(({ type, id }) => keyOf(type, id)));
  const creations = pendingCreations(exported);
  const found = new Map<string, string>();
  for (const one of creations) {
    const id = await madeId(one, project, ask);
    if (id !== undefined && !known.has(keyOf(one.type, id))) found.set(one.urn, id);
  }
  // A lock that is in the way is told of by this: what is said before would be said again.
  await stack.importStack(settled(exported, found));
  say("info", "the last operation was killed in the middle: looking at what it has left, and refreshing the state");
  for (const one of creations) {
    const [kind = one.type.slice(one.type.lastIndexOf(":") + 1)] = kinds.get(one.type) ?? [];
    if (found.has(one.urn)) say("info", `${kind} ${one.engineName} had been made: it is in the state now`);
    else if (isUnseen(one)) say("warning", unseenText(one));
  }
  return true;
}

/** What this asks the engine for, and what it cannot. */
const kinds: ReadonlyMap<string, readonly [word: string, remove?: string]> = new Map([
  [resourceTypes.container, ["container"]],
  [resourceTypes.network, ["network"]],
  [resourceTypes.volume, ["volume"]],
  [resourceTypes.swarmService, ["service", "docker service rm"]],
  [resourceTypes.swarmConfig, ["config", "docker config rm"]],
  [resourceTypes.swarmSecret, ["secret", "docker secret rm"]],
]);

function isUnseen({ type, engineName }: PendingCreation): boolean {
  return engineName !== "" && kinds.get(type)?.[1] !== undefined;
}

function unseenText({ type, engineName }: PendingCreation): string {
  const [kind, remove] = kinds.get(type) ?? [];
  return `${kind} ${engineName} was being made then, and may be there without the state knowing it: where its name is taken now, \`${remove} ${engineName}\` frees it`;
}

/** The id under which the engine has what was being made, if it has, and if it is this project's. */
async function madeId(object: PendingCreation, project: string, ask: Finders): Promise<string | undefined> {
  const { type, engineName } = object;
  if (engineName === "") return undefined;
  if (isInCluster(type)) return (await ask.inCluster(object, project)) ? engineName : undefined;
  const isOurs = (one: { readonly labels: Readonly<Record<string, string>> } | undefined) =>
    one?.labels["com.docker.compose.project"] === project;
  switch (type) {
    case resourceTypes.container: {
      const container = await (await ask.engine()).containerNamed(engineName);
      const isDockerCompose = container?.labels["com.docker.compose.version"] !== "pulumi-compose";
      return isOurs(container) && !isDockerCompose ? container?.id : undefined;
    }
    case resourceTypes.network:
      return (await (await ask.engine()).networksNamed(engineName)).find(isOurs)?.id;
    case resourceTypes.volume: {
      const volume = await (await ask.engine()).volumeNamed(engineName);
      return isOurs(volume) ? volume?.name : undefined;
    }
    default:
      return undefined;
  }
}
