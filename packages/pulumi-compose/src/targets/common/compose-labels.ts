import type { Input } from "@pulumi/pulumi";

/** What a resource is in a compose project. */
export type ComposeRole =
  | { readonly project: string; readonly network: string }
  | { readonly project: string; readonly volume: string }
  | {
      readonly project: string;
      readonly service: string;
      /** The replica's number, from 1. Default: 1. */
      readonly number?: number;
      /** Whether the container runs to its end, and others wait for that. */
      readonly oneShot?: boolean;
      /** Of a container that runs one of the service's `pre_start` hooks: which, from 0. Its `number` is the replica's. */
      readonly preStart?: number;
    };

/** A label as the docker plugin takes it. */
export interface Label {
  readonly label: string;
  readonly value: Input<string>;
}

/**
 * The labels by which `docker compose ps`, `logs` and `down` know a resource, and one's own, sorted as the plugin reads
 * them back.
 *
 * @example
 * ```ts
 * new docker.Network("shop-front", { name: "shop_front", labels: composeLabels({ project: "shop", network: "front" }) });
 * ```
 */
export function composeLabels(role: ComposeRole, own: Readonly<Record<string, Input<string>>> = {}): Label[] {
  const labels: Record<string, Input<string>> = {
    ...own,
    "com.docker.compose.project": role.project,
    ...special(role),
  };
  return Object.keys(labels)
    .sort()
    .map((label) => ({ label, value: labels[label] ?? "" }));
}

function special(role: ComposeRole): Record<string, string> {
  if ("network" in role) return { "com.docker.compose.network": role.network };
  if ("volume" in role) return { "com.docker.compose.volume": role.volume };
  const common = {
    "com.docker.compose.service": role.service,
    "com.docker.compose.version": "pulumi-compose",
    ...(role.oneShot && { "io.pulumi-compose.one-shot": "true" }),
  };
  if (role.preStart !== undefined) {
    return {
      ...common,
      "com.docker.compose.hook": "pre_start",
      "com.docker.compose.hook-index": String(role.preStart),
      ...(role.number !== undefined && { "io.pulumi-compose.replica": String(role.number) }),
    };
  }
  return {
    ...common,
    // Compose lists only containers that have one. Whether a container is up to date is Pulumi's business here.
    "com.docker.compose.config-hash": "pulumi",
    "com.docker.compose.container-number": String(role.number ?? 1),
    "com.docker.compose.oneoff": "False",
  };
}
