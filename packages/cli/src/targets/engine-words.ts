import type { EngineVersion } from "@pulumi-compose/docker-health";

/** Which engine it is: `docker 29.8.0 (1.56)`. */
export function engineWords({ product, version, apiVersion }: EngineVersion): string {
  return `${product} ${version} (${apiVersion})`;
}
