import type { ContainersBefore } from "@pulumi-compose/health-model";
import type { ObservedContainer } from "./observed-container";
import type { OracleService } from "./oracle-project";

/** What an `up` finds of one service: undefined where a container is missing or was never started. */
export function beforeOf(
  service: OracleService,
  containers: readonly ObservedContainer[],
): ContainersBefore | undefined {
  const own = containers.filter((container) => container.service === service.name);
  const [first] = own;
  if (!first || own.length < service.replicas || own.some(({ status }) => status === "created")) return undefined;
  const [ended] = own.filter(({ status }) => status === "exited");
  if (ended) return { state: "exited", exitCode: ended.exitCode };
  const unhealthy = own.find(({ health }) => health === "unhealthy");
  const { health } = unhealthy ?? first;
  return { state: "running", ...(health !== undefined && { health }) };
}
