import { readMeta } from "../read/meta";
import type { ClusterClient, ResourceQuery } from "../shared/cluster-client";
import type { NamespaceContents, NamespaceSnapshot } from "./cluster";

/** What somebody puts into a namespace to stay: what controllers make of it has an owner. */
const LASTING = ["Deployment", "StatefulSet", "DaemonSet", "Job", "PersistentVolumeClaim"] as const;

/** What a namespace is, and what is in it; undefined: there is none of that name. @throws ClusterError */
export async function contentsOfNamespace(
  client: ClusterClient,
  namespace: string,
): Promise<NamespaceContents | undefined> {
  const found = await namespaceOfName(client, namespace);
  if (found === undefined) return undefined;
  const lists = await Promise.all(LASTING.map((kind) => namesOf(client, { kind, namespace })));
  return { ...found, objects: lists.flat() };
}

/** What a namespace says of itself; undefined: there is none of that name. @throws ClusterError */
export async function namespaceOfName(
  client: ClusterClient,
  namespace: string,
): Promise<NamespaceSnapshot | undefined> {
  const named = { kind: "Namespace", namespace, fieldSelector: `metadata.name=${namespace}` } as const;
  const [found] = (await client.list(named, readMeta)).items;
  return found && { labels: found.labels, isTerminating: found.isTerminating };
}

async function namesOf(client: ClusterClient, query: ResourceQuery): Promise<readonly string[]> {
  const { items } = await client.list(query, readMeta);
  return items.filter(({ owner }) => owner === undefined).map(({ name }) => `${query.kind}/${name}`);
}
