import type { Context, Environment } from "../context";
import { containersOf } from "../tree/containers-of";
import type { Mapping } from "../tree/node";
import { EnvFiles } from "./env-files";

/**
 * Reads the `env_file`s and `label_file`s of the enabled services and of their hooks into them; without `variables` those of
 * labels alone. A job's are read by whoever runs it.
 */
export function readEnvFiles(
  model: Mapping,
  enabled: ReadonlySet<Mapping>,
  { environment, variables }: { readonly environment: Environment; readonly variables: boolean },
  context: Context,
): void {
  const envFiles = new EnvFiles(environment, context);
  const services = [...containersOf(model, ["services"])];
  for (const service of services) {
    for (const container of variables ? [service, ...hooksOf(service)] : []) {
      if (enabled.has(service)) envFiles.resolveEnvironment(container);
      container.entries.delete("env_file");
    }
  }
  for (const service of services) {
    if (!enabled.has(service)) continue;
    for (const container of [service, ...hooksOf(service)]) envFiles.resolveLabels(container);
  }
}

/** What runs before a service, in containers like its own. */
function hooksOf(service: Mapping): Mapping[] {
  const hooks = service.get("pre_start");
  return hooks?.kind === "sequence" ? hooks.items.flatMap((hook) => (hook.kind === "mapping" ? [hook] : [])) : [];
}
