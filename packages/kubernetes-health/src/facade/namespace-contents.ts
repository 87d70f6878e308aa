import { readMeta } from "../read/meta";
import type { ClusterClient, ResourceQuery } from "../shared/cluster-client";
import type { NamespaceContents } from "./cluster";

/** What somebody puts into a namespace to stay: what controllers make of it has an owner. */
const LASTING = ["Deployment", "StatefulSet", "DaemonSet", "Job", "PersistentVolumeClaim"] as const;

/** What a namespace is, and what is in it; undefined: there is none of that name. @throws ClusterError */
export async function contentsOfNamespace(
  client: ClusterClient,
  namespace: string,
): Promise<NamespaceContents | undefined> {
  const named = { kind: "Namespace", namespace, fieldSelector: `metadata.name=${namespace}` } as const;
  const [found] = (await client.list(named, readMeta)).items;
  if (found === undefined) return undefined;
  const { labels, isTerminating } = found;
  const lists = await Promise.all(LASTING.map((kind) => namesOf(client, { kind, namespace })));
  return { labels, isTerminating, objects: lists.flat() };
}

async function namesOf(client: ClusterClient, query: ResourceQuery): Promise<readonly string[]> {
  const { items } = await client.list(query, readMeta);
  return items.filter(({ owner }) => owner === undefined).map(({ name }) => `${query.kind}/${name}`);
}
