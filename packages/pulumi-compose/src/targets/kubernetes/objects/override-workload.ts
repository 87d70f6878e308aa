import type * as pulumi from "@pulumi/pulumi";
import type { CommonOverride } from "../../../services/common-override";

/**
 * A workload's arguments with what the program says about its service put over what the file says. The service's container is the
 * first of its pod.
 */
export function overrideWorkload(args: pulumi.Inputs, override: CommonOverride | undefined): pulumi.Inputs {
  if (!override) return args;
  const { template } = args.spec;
  const [container, ...beside] = template.spec.containers;
  const own = {
    ...container,
    ...(override.image !== undefined && { image: override.image }),
    ...(override.command !== undefined && { args: override.command }),
    ...(override.environment && { env: mergeEnvironment(container.env ?? [], override.environment) }),
  };
  const metadata = {
    ...template.metadata,
    ...(override.labels && { labels: { ...override.labels, ...template.metadata.labels } }),
  };
  const spec = { ...template.spec, containers: [own, ...beside] };
  return { ...args, spec: { ...args.spec, template: { ...template, metadata, spec } } };
}

interface EnvInput {
  readonly name: string;
  readonly value: pulumi.Input<string>;
}

function mergeEnvironment(
  existing: readonly EnvInput[],
  values: NonNullable<CommonOverride["environment"]>,
): EnvInput[] {
  const kept = existing.filter(({ name }) => !Object.hasOwn(values, name));
  const added = Object.entries(values).map(([name, value]) => ({ name, value }));
  return [...kept, ...added].sort((a, b) => (a.name < b.name ? -1 : 1));
}
