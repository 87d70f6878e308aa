import type { ResourceReservations } from "@pulumi-compose/parser";
import { compact } from "../common/context";
import { unsupported } from "../common/diagnose";
import type { SwarmContext, TaskSpecArgs } from "./swarm-context";

type ResourceArgs = NonNullable<TaskSpecArgs["resources"]>;

const NANO = 1e9;

/** Limits and reservations. Always said: the plugin keeps old ones where none are given. */
export function mapResources(context: SwarmContext): ResourceArgs {
  const { service } = context;
  const { limits, reservations } = service.deploy?.resources ?? {};
  if (limits?.pids !== undefined) {
    unsupported(context, ["deploy", "resources", "limits", "pids"], "the plugin has no such argument");
  }
  if (reservations?.devices !== undefined) {
    unsupported(
      context,
      ["deploy", "resources", "reservations", "devices"],
      "a swarm hands out no devices",
      "declare generic resources on the nodes and reserve them: `deploy.resources.reservations.generic_resources`",
    );
  }
  const generic = genericResources(reservations);
  return {
    limits: {
      nanoCpus: Math.round((limits?.cpus ?? service.cpus ?? 0) * NANO),
      memoryBytes: limits?.memory ?? service.mem_limit ?? 0,
    },
    reservation: compact({
      nanoCpus: Math.round((reservations?.cpus ?? 0) * NANO),
      memoryBytes: reservations?.memory ?? service.mem_reservation ?? 0,
      genericResources: generic.length > 0 ? { discreteResourcesSpecs: generic } : undefined,
    }),
  };
}

function genericResources(reservations: ResourceReservations | undefined): string[] {
  return (reservations?.generic_resources ?? []).flatMap(({ discrete_resource_spec: spec }) =>
    spec ? [`${spec.kind}=${spec.value}`] : [],
  );
}
