import type * as pulumi from "@pulumi/pulumi";
import type { ConstructScope } from "./construct-scope";
import { failUpdate } from "./fail-update";
import type { FailGate } from "./resource-gate";

/** How the update has been failed, by resource and condition. */
const ends = new WeakMap<pulumi.Resource, Map<string, ReturnType<FailGate>>>();

/** How gates of one resource fail the update: once for each condition, on its row, however many gates there are for it. */
export function failing(resource: pulumi.Resource, scope: ConstructScope | undefined): FailGate {
  return (report, condition) => {
    const known = ends.get(resource) ?? new Map<string, ReturnType<FailGate>>();
    ends.set(resource, known);
    const end = known.get(condition) ?? failUpdate(report, resource, scope);
    known.set(condition, end);
    return end;
  };
}
