import type { Stack } from "@pulumi/pulumi/automation";
import { connectSwarm, housekeeping } from "@pulumi-compose/docker-health";
import type { ComposeProject } from "@pulumi-compose/parser";
import type { Target } from "../../target-option";
import type { DeploymentTools } from "../deployment";
import { behindItsBack, goneText, wantedParts } from "./on-engine";
import { refuseOtherTarget } from "./other-target";
import { refuseRemadeVolumes } from "./remade-volumes";
import { hasPendingOperations, type StateResource, stateResources } from "./state-resource";

/** What an `up` starts from. */
interface Preparation {
  /** Whether the state has to be refreshed: something is gone behind its back, or it broke off in the middle. */
  readonly refresh: boolean;
  /** URNs of what containers have in place of anonymous volumes. */
  readonly anonymous: readonly string[];
}

/**
 * What has to be put right before an `up`: volumes that the file does not have any more leave the state and stay on the
 * engine, as with docker compose.
 *
 * @throws CannotDeploy when the stack runs on the other target, or a volume would have to be made anew
 */
export async function beforeUp(
  stack: Stack,
  project: ComposeProject,
  target: Target,
  { pulumi, say }: DeploymentTools,
): Promise<Preparation> {
  const { deployment } = await stack.exportStack();
  const resources = stateResources(deployment);
  refuseOtherTarget(resources, target);
  refuseRemadeVolumes(resources, project);
  for (const volume of droppedVolumes(resources, project)) {
    await pulumi.stackCommand(stack, ["state", "delete", volume.urn, "--force", "--yes"]);
    say(
      "warning",
      `volume ${volume.id} is not in the file any more: it is kept, but no longer looked after (\`docker volume rm\` deletes it)`,
    );
  }
  const anonymous = resources.filter((resource) => isVolume(resource) && !resource.protected).map(({ urn }) => urn);
  if (hasPendingOperations(deployment)) return { refresh: true, anonymous };
  const changes =
    target === "docker"
      ? await changesOnEngine(resources, project.name)
      : goneText(await missingServices(resources, project.name));
  if (changes.length > 0) say("info", `${changes.join("; ")}: refreshing the state first`);
  return { refresh: changes.length > 0, anonymous };
}

function isVolume({ type }: StateResource): boolean {
  return type === "docker:index/volume:Volume";
}

/** What is in place of an anonymous volume is not protected: it goes with its container. */
function droppedVolumes(resources: readonly StateResource[], project: ComposeProject): readonly StateResource[] {
  const wanted = new Set(Object.keys(project.volumes).map((key) => `${project.name}-${key}`));
  return resources.filter((volume) => isVolume(volume) && volume.protected && !wanted.has(volume.name));
}

/** What has happened behind the state's back, in words. An engine that does not answer is Pulumi's to report. */
async function changesOnEngine(resources: readonly StateResource[], project: string): Promise<readonly string[]> {
  const wanted = wantedParts(resources);
  if (!wanted) return [];
  const keeper = await housekeeping();
  const parts = await keeper.projectParts(project, wanted).catch(() => undefined);
  return parts ? behindItsBack(resources, parts) : [];
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
