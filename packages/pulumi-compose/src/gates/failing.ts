import type * as pulumi from "@pulumi/pulumi";
import type { ConstructScope } from "./construct-scope";
import { failUpdate } from "./fail-update";
import type { FailGate } from "./resource-gate";

/** How gates of one resource fail the update: once, on its row, however many of them fail. */
export function failing(resource: pulumi.Resource, scope: ConstructScope | undefined): FailGate {
  let end: ReturnType<FailGate> | undefined;
  return (report) => {
    end ??= failUpdate(report, resource, scope);
    return end;
  };
}
