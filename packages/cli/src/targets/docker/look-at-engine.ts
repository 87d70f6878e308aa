import { type ContainerSnapshot, type Housekeeping, housekeeping, lostNamespaces } from "@pulumi-compose/docker-health";
import { wantedParts } from "../../resources/on-engine";
import type { Expected, ExpectedResource, Seen } from "../command-target";
import { engineWords } from "../engine-words";

/** What is asked of an engine. */
type Keeper = Pick<Housekeeping, "version" | "projectParts" | "isNetworkMissing" | "limit" | "snapshot">;

/**
 * One look at an engine for all that an `up` looks at there, whatever has changed: what is there of a project, how it is, and
 * more closely at containers with limits that the engine is told, and at those in another's namespaces. All at once.
 *
 * @throws EngineError
 */
export async function lookAtEngine(
  { project, resources, externals }: Expected,
  ask: () => Promise<Keeper> = housekeeping,
): Promise<Seen> {
  const keeper = await ask();
  const { networks = [], volumes = [] } = wantedParts(resources) ?? {};
  const wanted = { networks, volumes: [...volumes, ...externals.volumes] };
  const [engine, parts, ...odd] = await Promise.all([
    keeper.version(),
    keeper.projectParts(project, wanted),
    ...externals.networks.map(async (name) => ((await keeper.isNetworkMissing(name)) ? [`no network ${name}`] : [])),
    ...resources.map((resource) => oddLimits(resource, keeper)),
    ...resources.map((resource) => oddNamespaces(resource, keeper)),
  ]);
  const missing = externals.volumes.filter((name) => !parts.volumes.includes(name)).map((name) => `no volume ${name}`);
  return { engine: engineWords(engine), parts, odd: [...odd.flat(), ...missing] };
}

async function oddLimits({ id, name, limits }: ExpectedResource, keeper: Keeper): Promise<readonly string[]> {
  if (!limits) return [];
  const found = await keeper.limit(id, limits, "tell");
  return found && Object.keys(found.were).length === 0 ? [] : [`container ${name} has other limits`];
}

async function oddNamespaces({ id, name, shares }: ExpectedResource, keeper: Keeper): Promise<readonly string[]> {
  if (!shares) return [];
  const found = await keeper.snapshot(id);
  const owners = new Map<string, ContainerSnapshot | undefined>();
  await Promise.all(
    (found?.shares ?? []).map(async ({ container }) => owners.set(container, await keeper.snapshot(container))),
  );
  const isWhole = found && lostNamespaces(found, (container) => owners.get(container)).length === 0;
  return isWhole ? [] : [`container ${name} has lost what it shares`];
}
