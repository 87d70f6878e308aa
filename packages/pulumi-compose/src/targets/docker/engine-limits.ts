import type { EngineLimits } from "@pulumi-compose/docker-health";
import type { ServiceConfig } from "@pulumi-compose/parser";
import { compact } from "../common/context";

/** The limits of a service that the plugin has no arguments for, and that the engine is told once its container is there. */
export function engineLimits({
  deploy,
  pids_limit,
  blkio_config,
  cpu_rt_period,
  cpu_rt_runtime,
}: ServiceConfig): EngineLimits | undefined {
  const pids = deploy?.resources?.limits?.pids ?? pids_limit ?? 0;
  const limits = compact({
    // Both 0 and -1 say that there is no limit, which is what a container has that nobody has told of one.
    pidsLimit: pids > 0 ? pids : undefined,
    blkioWeight: blkio_config?.weight || undefined,
    cpuRealtimePeriod: cpu_rt_period || undefined,
    cpuRealtimeRuntime: cpu_rt_runtime || undefined,
  });
  return Object.keys(limits).length > 0 ? limits : undefined;
}
