import type { ServiceConfig } from "@pulumi-compose/parser";
import type { Rollout } from "../../plan/rollout";

const MS_IN_NS = 1e6;
const MONITOR_MS = 5_000;
const DRAIN_MS = 2_000;

/** How the containers of a service are replaced one beside the other; undefined: the old one goes first, as with docker compose. */
export function rolloutOf(service: ServiceConfig): Rollout | undefined {
  const config = service.deploy?.update_config;
  if (config?.order !== "start-first" || !canOverlap(service)) return undefined;
  return {
    parallelism: config.parallelism ?? 1,
    delayMs: (config.delay ?? 0) / MS_IN_NS,
    monitorMs: config.monitor === undefined ? MONITOR_MS : config.monitor / MS_IN_NS,
    failureAction: config.failure_action === "rollback" ? "rollback" : "pause",
    drainMs: DRAIN_MS,
  };
}

function canOverlap(service: ServiceConfig): boolean {
  if (service.container_name || service.network_mode || service.pre_start?.length) return false;
  if (service.ports?.length) return false;
  return Object.values(service.networks ?? {}).every(
    (network) => !network?.ipv4_address && !network?.ipv6_address && !network?.mac_address,
  );
}
