import { type Cluster, connectCluster, meetsWorkloadGoal } from "@pulumi-compose/kubernetes-health";
import type { AskedCondition, Expected, Seen } from "../command-target";
import { goalsOf } from "../services/goals-of";
import { keyOfResource, keyOfWorkload, namespaceOf, WORKLOAD_TYPES } from "./workload-types";

/**
 * One look at a cluster for all that an `up` looks at there, whatever has changed: whether its workloads are there, as one has left them,
 * with their rollouts complete, and as their gates want them. A workload's generation counts all that is written to what it is to be.
 *
 * @throws ClusterError
 */
export async function lookAtCluster(
  { resources, externals }: Expected,
  asked: readonly AskedCondition[],
  connect: () => Promise<Pick<Cluster, "host" | "version" | "looks" | "namespaceNamed">> = connectCluster,
): Promise<Seen> {
  const cluster = await connect();
  const expected = resources.filter(({ type }) => WORKLOAD_TYPES.includes(type));
  const namespaces = [...new Set(expected.map(({ id }) => namespaceOf(id)))];
  // What is in a namespace that goes may be well for a moment still.
  const [version, going, ...looks] = await Promise.all([
    cluster.version(),
    Promise.all(namespaces.map((namespace) => isGoing(cluster, namespace))),
    ...namespaces.map((namespace) => cluster.looks({ namespace })),
  ]);
  const found = new Map(looks.flat().map((look) => [keyOfWorkload(look.workload), look]));
  const marks: Record<string, string> = {};
  const odd = expected.flatMap(({ type, id, name, service }) => {
    const look = found.get(keyOfResource({ type, id }));
    if (!look) return [`workload ${name} is gone`];
    const { uid, generation, isTerminating } = look.workload;
    marks[name] = `${uid} ${generation}`;
    if (isTerminating) return [`workload ${name} is being deleted`];
    const goals = goalsOf(asked.filter((one) => one.service === service));
    return goals
      .filter((goal) => !meetsWorkloadGoal(look, goal))
      .map((goal) => `workload ${name} does not meet ${goal}`);
  });
  return {
    engine: `kubernetes ${version} at ${cluster.host}`,
    parts: { containers: [], networks: [], volumes: [] },
    odd: [...going.flat(), ...odd, ...lookedUp(externals)],
    marks,
  };
}

/** In words that a namespace is being deleted. Who may not look at namespaces is not told. */
async function isGoing(cluster: Pick<Cluster, "namespaceNamed">, namespace: string): Promise<readonly string[]> {
  const found = await cluster.namespaceNamed(namespace).catch(() => undefined);
  return found?.isTerminating ? [`namespace ${namespace} is being deleted`] : [];
}

/** What is known by name, and may be another of that name. */
function lookedUp({ configs, secrets, volumes }: Expected["externals"]): readonly string[] {
  return [...configs, ...secrets, ...volumes].map((name) => `${name} is external`);
}
