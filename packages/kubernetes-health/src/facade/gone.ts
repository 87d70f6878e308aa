import { type Clock, pause } from "@pulumi-compose/docker-health/kernel";
import { readMeta } from "../read/meta";
import type { ClusterClient, ResourceKind, ResourceQuery } from "../shared/cluster-client";
import { ClusterError } from "../shared/cluster-error";
import type { WorkloadFilter } from "../shared/workload-ref";
import { labelSelector } from "../watch/has-labels";
import type { GoneOptions } from "./cluster";

const KINDS: readonly ResourceKind[] = ["Deployment", "StatefulSet", "DaemonSet", "Job", "Pod"];
const LOOK_EVERY_MS = 500;
const DEADLINE_MS = 5 * 60_000;
/** A cluster that was there before may stay away for so long. */
const GRACE_MS = 30_000;

/** Waits until no workload and no pod is left, or none of those that are being deleted; the names of those that are. @throws ClusterError */
export async function waitUntilGone(
  client: ClusterClient,
  clock: Clock,
  filter: WorkloadFilter,
  { signal = new AbortController().signal, deadlineMs = DEADLINE_MS, deleting }: GoneOptions,
): Promise<readonly string[]> {
  const beganMs = clock.now();
  let left: readonly string[] | undefined;
  let blindSinceMs: number | undefined;
  for (;;) {
    try {
      left = await (deleting ? deletedOf(client, filter, deleting) : leftOf(client, filter));
      blindSinceMs = undefined;
    } catch (error) {
      blindSinceMs ??= clock.now();
      if (!isPassing(error) || clock.now() - blindSinceMs >= (left ? GRACE_MS : 0)) throw error;
    }
    const isOver = signal.aborted || clock.now() - beganMs >= deadlineMs;
    if (left && (left.length === 0 || isOver)) return left;
    await pause(clock, LOOK_EVERY_MS, signal);
  }
}

async function leftOf(client: ClusterClient, filter: WorkloadFilter): Promise<readonly string[]> {
  const lists = await Promise.all(
    KINDS.map(async (kind) => {
      const query = { kind, namespace: filter.namespace, labelSelector: labelSelector(filter) };
      const { items } = await client.list(query, readMeta);
      return items.map(({ name }) => `${kind}/${name}`);
    }),
  );
  return lists.flat();
}

async function deletedOf(
  client: ClusterClient,
  { namespace, ...labels }: WorkloadFilter,
  objects: NonNullable<GoneOptions["deleting"]>,
): Promise<readonly string[]> {
  const kinds = [...new Set(objects.map(({ kind }) => kind))];
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const names = new Set(objects.filter((one) => one.kind === kind).map(({ name }) => name));
      // All namespaces are nobody's business.
      const query: ResourceQuery =
        kind === "Namespace"
          ? { kind, namespace, fieldSelector: `metadata.name=${namespace}` }
          : { kind, namespace, labelSelector: labelSelector(labels) };
      const { items } = await client.list(query, readMeta);
      const deleted = items.filter(({ name, isTerminating }) => isTerminating && names.has(name));
      return deleted.map(({ name }) => `${kind}/${name}`);
    }),
  );
  return lists.flat();
}

function isPassing(error: unknown): boolean {
  return error instanceof ClusterError && (error.code === "slow" || error.code === "unreachable");
}
