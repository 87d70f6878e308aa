import { connectSwarm } from "@pulumi-compose/docker-health";
import { type SwarmPlan, targets } from "@pulumi-compose/project";
import { goneText } from "../../resources/on-engine";
import { resourceTypes } from "../../resources/resource-types";
import type { StateResource } from "../../resources/state-resource";
import type { DeploymentTarget } from "../command-target";

/** What an `up` knows and does on a swarm, where tasks make the volumes, and their nodes pull the images. */
export const swarmDeployment: DeploymentTarget<SwarmPlan> = {
  mapping: targets.swarm,
  pullsHere: false,
  hasVolumes: false,
  // A job has converged once it runs.
  lastWaits: { goal: "converged", ofJobs: "up" },
  resources: () => [],
  volumes: ({ volumes }) => volumes.map(({ name }) => name),
  // A node does not know what the others have.
  look: async () => ({ obstacles: [], variables: {} }),
  parts: async () => undefined,
  changes: async ({ all, project }) => ({ behind: goneText(await missingServices(all, project)) }),
};

/** Names of a swarm's services that are in the state and not in the swarm. */
async function missingServices(resources: readonly StateResource[], project: string): Promise<readonly string[]> {
  const services = resources.filter(({ type }) => type === resourceTypes.swarmService);
  if (services.length === 0) return [];
  const swarm = await connectSwarm();
  const there = await swarm.services({ labels: { "com.docker.stack.namespace": project } }).catch(() => undefined);
  if (!there) return [];
  const ids = new Set(there.map(({ id }) => id));
  return services.filter(({ id }) => !ids.has(id)).map(({ name }) => name);
}
