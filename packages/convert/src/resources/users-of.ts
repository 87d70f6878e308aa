import { splitMarkers } from "@pulumi-compose/project";
import type { Running } from "../source/source";
import { profilesOfService, profilesOfUsers } from "./profiles";
import type { Scope } from "./scope";

/** Which services use a resource, by its kind and key. */
export function usersOf(running: readonly Running[]): ReadonlyMap<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  const visit = (value: unknown, service: string): void => {
    if (typeof value === "string") {
      for (const piece of splitMarkers(value)) {
        if (typeof piece === "string" || !("reference" in piece)) continue;
        const id = `${piece.reference.kind} ${piece.reference.key}`;
        users.set(id, (users.get(id) ?? new Set<string>()).add(service));
      }
    } else if (typeof value === "object" && value !== null)
      for (const child of Object.values(value)) visit(child, service);
  };
  for (const { args, service } of running) visit(args, service);
  return users;
}

/** The profiles of which one must be active for a resource to be used, by its kind and key. */
export function profilesOfResource(scope: Scope): (kind: string, key: string) => readonly string[] {
  const users = usersOf(scope.source.running);
  return (kind, key) =>
    profilesOfUsers([...(users.get(`${kind} ${key}`) ?? [])].map((service) => profilesOfService(service, scope)));
}
