import { readMeta } from "../read/meta";
import type { ClusterClient } from "../shared/cluster-client";
import type { ObjectRef } from "./cluster";

/** The labels of an object; undefined: there is none of that name. @throws ClusterError */
export async function labelsOfObject(
  client: ClusterClient,
  { kind, namespace, name }: ObjectRef,
): Promise<Readonly<Record<string, string>> | undefined> {
  const [found] = (await client.list({ kind, namespace, fieldSelector: `metadata.name=${name}` }, readMeta)).items;
  return found?.labels;
}
