import type * as pulumi from "@pulumi/pulumi";
import type { SwarmServiceOverride } from "./swarm-service-override";

/**
 * A swarm service's arguments with what the program says about it put over what the file says. Value by value, so that
 * what is not known in a preview hides nothing else.
 */
export function overrideService(args: pulumi.Inputs, override: SwarmServiceOverride | undefined): pulumi.Inputs {
  if (!override) return args;
  const { containerSpec, ...task } = args.taskSpec;
  const container = {
    ...containerSpec,
    ...(override.image !== undefined && { image: override.image }),
    ...(override.command !== undefined && { args: override.command }),
    ...(override.environment && { env: { ...containerSpec.env, ...override.environment } }),
    ...(override.labels && { labels: mergeLabels(containerSpec.labels ?? [], override.labels) }),
  };
  return { ...args, taskSpec: { ...task, containerSpec: container }, ...override.swarmService };
}

interface LabelInput {
  readonly label: string;
  readonly value: pulumi.Input<string>;
}

function mergeLabels(
  existing: readonly LabelInput[],
  values: NonNullable<SwarmServiceOverride["labels"]>,
): LabelInput[] {
  const kept = existing.filter(({ label }) => !Object.hasOwn(values, label));
  const added = Object.entries(values).map(([label, value]) => ({ label, value }));
  return [...kept, ...added].sort((a, b) => (a.label < b.label ? -1 : 1));
}
