import type { StateResource } from "../../resources/state-resource";
import { namespaceOf } from "./workload-types";

/** That claims are left, and with them their namespaces, where the stack has made these: `kubectl get namespaces` has them still. */
export function claimsLeft(volumes: readonly StateResource[]): readonly string[] {
  const namespaces = new Map<string, string[]>();
  for (const { id } of volumes) {
    const namespace = namespaceOf(id);
    namespaces.set(namespace, [...(namespaces.get(namespace) ?? []), id.slice(id.indexOf("/") + 1)]);
  }
  return [...namespaces].map(
    ([namespace, claims]) =>
      `namespace ${namespace} stays, with ${claims.join(", ")} and what is kept there: \`down --volumes\` deletes that`,
  );
}
