import { type Cluster, connectCluster, type WorkloadSnapshot } from "@pulumi-compose/kubernetes-health";
import { goneText } from "../../resources/on-engine";
import type { StateResource } from "../../resources/state-resource";
import type { Changes } from "../command-target";
import { keyOfResource, keyOfWorkload, namespaceOf, WORKLOAD_TYPES } from "./workload-types";

/**
 * Workloads of a state that are not in the cluster any more, and those to which somebody has written since the state was written: who
 * scales one does that, too. One that is being deleted is as good as gone. By one list of each namespace; a cluster that does not tell
 * is Pulumi's to report.
 */
export async function changedWorkloads(
  { all, changing }: { readonly all: readonly StateResource[]; readonly changing: readonly StateResource[] },
  connect: () => Promise<Pick<Cluster, "workloads">> = connectCluster,
): Promise<Changes> {
  const workloads = all.filter(({ type }) => WORKLOAD_TYPES.includes(type));
  const there = await thereOf([...new Set(workloads.map(({ id }) => namespaceOf(id)))], connect);
  if (!there) return { behind: [] };
  const gone = workloads.filter((one) => !there.has(keyOfResource(one)));
  // Who deletes one writes to it.
  const deleted = workloads.filter((one) => there.get(keyOfResource(one))?.isTerminating);
  const edited = changing.filter((one) => {
    const { generation: now, isTerminating } = there.get(keyOfResource(one)) ?? {};
    return !isTerminating && now !== undefined && one.generation !== undefined && now > one.generation;
  });
  return {
    behind: [
      ...goneText(
        gone.map(({ name }) => `workload ${name}`),
        "the cluster",
      ),
      ...deletedText(deleted.map(({ name }) => `workload ${name}`)),
    ],
    edited: editedText(edited.map(({ name }) => `workload ${name}`)),
  };
}

/** In words that something is being deleted; none for nothing. */
export function deletedText(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${names.join(", ")} ${names.length === 1 ? "is" : "are"} being deleted`];
}

function editedText(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const has = names.length === 1 ? "has" : "have";
  return [
    `${names.join(", ")} ${has} been changed in the cluster since: \`up --refresh\` makes of it what the file says`,
  ];
}

/** The workloads in these namespaces; undefined: there are none to look at, or the cluster does not tell. */
async function thereOf(
  namespaces: readonly string[],
  connect: () => Promise<Pick<Cluster, "workloads">>,
): Promise<ReadonlyMap<string, WorkloadSnapshot> | undefined> {
  if (namespaces.length === 0) return undefined;
  const cluster = await connect().catch(() => undefined);
  const found = await Promise.all(
    namespaces.map((namespace) => cluster?.workloads({ namespace }).catch(() => undefined)),
  );
  if (found.includes(undefined)) return undefined;
  return new Map(found.flatMap((list) => list ?? []).map((workload) => [keyOfWorkload(workload), workload]));
}
