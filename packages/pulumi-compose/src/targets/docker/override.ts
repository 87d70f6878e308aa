import type { ContainerArgs } from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { ContainerOverride } from "./container-override";

/** A container's arguments with what the program says about its service put over what the file says. */
export function applyOverride(args: ContainerArgs, override: ContainerOverride | undefined): ContainerArgs {
  if (!override) return args;
  return {
    ...args,
    ...(override.image !== undefined && { image: override.image }),
    ...(override.command !== undefined && { command: override.command }),
    ...(override.environment && { envs: mergeEnvs(args.envs, override.environment) }),
    ...(override.labels && { labels: mergeLabels(args.labels, override.labels) }),
    ...override.container,
  };
}

type Values = Readonly<Record<string, pulumi.Input<string>>>;

function mergeEnvs(envs: ContainerArgs["envs"], values: Values): pulumi.Output<string[]> {
  const added = Object.entries(values).map(([name, value]) => pulumi.interpolate`${name}=${value}`);
  return pulumi.all([pulumi.output(envs ?? []), pulumi.all(added)]).apply(([existing, more]) => {
    const kept = (existing ?? []).filter((entry) => !Object.hasOwn(values, entry.split("=", 1)[0] ?? entry));
    return [...kept, ...more].sort();
  });
}

function mergeLabels(
  labels: ContainerArgs["labels"],
  values: Values,
): pulumi.Output<{ label: string; value: string }[]> {
  const added = Object.entries(values).map(([label, value]) =>
    pulumi.output(value).apply((text) => ({ label, value: text })),
  );
  return pulumi.all([pulumi.output(labels ?? []), pulumi.all(added)]).apply(([existing, more]) => {
    const kept = (existing ?? []).filter(({ label }) => !Object.hasOwn(values, label));
    return [...kept, ...more].sort((a, b) => (a.label < b.label ? -1 : 1));
  });
}
