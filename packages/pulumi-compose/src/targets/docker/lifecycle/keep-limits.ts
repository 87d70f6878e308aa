import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { EngineLimits, Housekeeping } from "@pulumi-compose/docker-health";
import { hooksAreThere } from "./hooks-are-there";

/**
 * Sees to it on every `up` that a container has limits that the plugin knows nothing of: one that was just made has none,
 * and another may have others than the file has now. A preview tells what an `up` will do. Where the engine refuses one, the
 * update fails: a limit is there for protection.
 */
export function keepLimits(
  keeper: () => Promise<Pick<Housekeeping, "limit">>,
  container: docker.Container,
  limits: EngineLimits,
): void {
  if (!hooksAreThere()) return;
  container.id.apply(async (id) => {
    // An inline program ends when nothing of Pulumi's is under way.
    const done = pulumi.runtime.rpcKeepAlive();
    const isPreview = pulumi.runtime.isDryRun();
    try {
      const outcome = await (await keeper()).limit(id, limits, isPreview ? "tell" : "set");
      const { were = {}, warnings = [] } = outcome ?? {};
      for (const warning of warnings) await pulumi.log.warn(`of its limits the engine says: ${warning}`, container);
      if (Object.keys(were).length === 0) return;
      const what = Object.keys(were)
        .map((key) => inWords(key, limits, were))
        .join(", ");
      await pulumi.log.info(
        isPreview ? `\`pulumi up\` tells the engine ${what}` : `the engine was told ${what}`,
        container,
      );
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const wanted = Object.keys(limits)
        .map((key) => inWords(key, limits, {}))
        .join(", ");
      if (isPreview) await pulumi.log.warn(`whether it has ${wanted} is not known: ${why}`, container);
      else await pulumi.log.error(`the engine did not take ${wanted}: ${why}`, container);
    } finally {
      done();
    }
  });
}

/** `pidsLimit 100 (was 50)` */
function inWords(key: string, limits: EngineLimits, were: EngineLimits): string {
  const of = (from: EngineLimits) => new Map<string, number>(Object.entries(from)).get(key);
  const before = of(were);
  return `${key} ${of(limits)}${before === undefined || before === 0 ? "" : ` (was ${before})`}`;
}
