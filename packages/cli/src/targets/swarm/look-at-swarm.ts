import {
  connectSwarm,
  type Housekeeping,
  housekeeping,
  meetsGoal,
  type ServiceGoal,
  type ServiceSnapshot,
  type Swarm,
  type TaskSnapshot,
} from "@pulumi-compose/docker-health";
import { resourceTypes } from "../../resources/resource-types";
import type { AskedCondition, Expected, Seen } from "../command-target";
import { engineWords } from "../engine-words";
import { goalsOf } from "../services/goals-of";

/** What is asked of a swarm. */
export interface SwarmEdges {
  readonly swarm: () => Promise<Pick<Swarm, "services" | "tasks" | "taskEnds">>;
  readonly keeper: () => Promise<Pick<Housekeeping, "version">>;
}

/**
 * One look at a swarm for all that an `up` looks at there, whatever has changed: whether its services are there, in the version that
 * one has left, with all their replicas, and as their gates want them. A service's version counts all that is written to it, by an
 * update as by a rollback.
 *
 * @throws EngineError
 */
export async function lookAtSwarm(
  { project, resources, externals }: Expected,
  asked: readonly AskedCondition[],
  { swarm: connect, keeper: ask }: SwarmEdges = { swarm: connectSwarm, keeper: housekeeping },
): Promise<Seen> {
  const [swarm, keeper] = await Promise.all([connect(), ask()]);
  const [engine, services] = await Promise.all([
    keeper.version(),
    swarm.services({ labels: { "com.docker.stack.namespace": project } }),
  ]);
  const expected = resources.filter(({ type }) => type === resourceTypes.swarmService);
  const found = new Map(services.map((service) => [service.id, service]));
  const ids = expected.flatMap(({ id }) => (found.has(id) ? [id] : []));
  const tasks = ids.length > 0 ? await swarm.tasks(ids) : [];
  const odd = await Promise.all(
    expected.map(async ({ id, name, service: key }) => {
      const service = found.get(id);
      if (!service) return [`service ${name} is gone`];
      const goals = goalsOf(asked.filter((one) => one.service === key));
      const unmet = await unmetGoals(service, tasks, goals, swarm);
      return unmet.map((goal) => `service ${name} does not meet ${goal}`);
    }),
  );
  return {
    engine: engineWords(engine),
    // Nobody looks at these: what a swarm's services use it keeps.
    parts: { containers: [], networks: idsOf(resources, "network"), volumes: idsOf(resources, "volume") },
    odd: [...odd.flat(), ...lookedUp(externals)],
    marks: Object.fromEntries(services.map(({ id, version }) => [id, String(version)])),
  };
}

function idsOf(resources: Expected["resources"], kind: "network" | "volume"): readonly string[] {
  return resources.filter(({ type }) => type === resourceTypes[kind]).map(({ id }) => id);
}

/** What is known by name, and may be another of that name: an `up` asks the swarm for it. */
function lookedUp({ configs, secrets }: Expected["externals"]): readonly string[] {
  return [...configs, ...secrets].map((name) => `${name} is external`);
}

async function unmetGoals(
  service: ServiceSnapshot,
  all: readonly TaskSnapshot[],
  goals: readonly ServiceGoal[],
  swarm: Pick<Swarm, "taskEnds">,
): Promise<readonly ServiceGoal[]> {
  const tasks = all.filter(({ serviceId }) => serviceId === service.id);
  const hasEnded = tasks.some(({ state }) => state === "complete");
  const ends = hasEnded ? await swarm.taskEnds(service, tasks) : new Map();
  return goals.filter((goal) => !meetsGoal({ service, tasks, ends }, goal));
}
