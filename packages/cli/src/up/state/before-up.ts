import type { Stack } from "@pulumi/pulumi/automation";
import { connectSwarm } from "@pulumi-compose/docker-health";
import type { Target } from "../../target-option";
import type { DeploymentTools } from "../deployment";
import type { InspectedProject } from "../program/inspect-project";
import { droppedText, droppedVolumes, emptiedServices } from "./dropped-volumes";
import { behindItsBack, goneText } from "./on-engine";
import { refuseOtherTarget } from "./other-target";
import { partsOnEngine } from "./parts-on-engine";
import { refuseRemadeVolumes } from "./remade-volumes";
import { hasPendingOperations, type StateResource, stateResources } from "./state-resource";
import { type UnmanagedVolumes, unmanagedVolumes } from "./unmanaged-volumes";

const CONTAINER = "docker:index/container:Container";

/** What an `up` starts from. */
interface Preparation {
  /** Whether the state has to be refreshed: something is gone behind its back, or it broke off in the middle. */
  readonly refresh: boolean;
  /** URNs of what containers have in place of anonymous volumes. */
  readonly anonymous: readonly string[];
  /** URNs of volumes that the file does not have any more: they stay on the engine. */
  readonly dropped: readonly string[];
  /** URNs of what is in the state for their sake alone. */
  readonly emptied: readonly string[];
  /** URNs of the containers in which the jobs that are to be run have run before. */
  readonly jobs: readonly string[];
  /** What the containers have in volumes without a resource. */
  readonly unmanaged: UnmanagedVolumes;
}

/**
 * What an `up` has to know before.
 *
 * @throws CannotDeploy when the stack runs on the other target, or a volume would have to be made anew
 */
export async function beforeUp(
  stack: Stack,
  inspected: InspectedProject,
  target: Target,
  { say }: DeploymentTools,
): Promise<Preparation> {
  const { project } = inspected;
  const { deployment } = await stack.exportStack();
  const resources = stateResources(deployment);
  refuseOtherTarget(resources, target);
  refuseRemadeVolumes(resources, project);
  const dropped = target === "docker" ? droppedVolumes(resources, inspected) : [];
  for (const volume of dropped) say("warning", droppedText(volume));
  const parts = target === "docker" ? await partsOnEngine(resources, project.name) : undefined;
  const unmanaged = unmanagedVolumes(resources, parts?.containers ?? []);
  const anonymous = resources
    .filter((volume) => isVolume(volume) && !volume.protected && !dropped.includes(volume))
    .map(({ urn }) => urn);
  const emptied = emptiedServices(dropped, resources, inspected).map(({ urn }) => urn);
  const names = new Set(inspected.start.running.map((name) => `${project.name}-${name}-1`));
  const jobs = resources.filter(({ type, name }) => type === CONTAINER && names.has(name)).map(({ urn }) => urn);
  const known = { anonymous, dropped: dropped.map(({ urn }) => urn), emptied, jobs, unmanaged };
  if (hasPendingOperations(deployment)) return { ...known, refresh: true };
  const changes =
    target === "docker"
      ? parts
        ? behindItsBack(resources, parts)
        : []
      : goneText(await missingServices(resources, project.name));
  if (changes.length > 0) say("info", `${changes.join("; ")}: refreshing the state first`);
  return { ...known, refresh: changes.length > 0 };
}

function isVolume({ type }: StateResource): boolean {
  return type === "docker:index/volume:Volume";
}

/** Names of a swarm's services that are in the state and not in the swarm. */
async function missingServices(resources: readonly StateResource[], project: string): Promise<readonly string[]> {
  const services = resources.filter(({ type }) => type === "docker:index/service:Service");
  if (services.length === 0) return [];
  const swarm = await connectSwarm();
  const there = await swarm.services({ labels: { "com.docker.stack.namespace": project } }).catch(() => undefined);
  if (!there) return [];
  const ids = new Set(there.map(({ id }) => id));
  return services.filter(({ id }) => !ids.has(id)).map(({ name }) => name);
}
