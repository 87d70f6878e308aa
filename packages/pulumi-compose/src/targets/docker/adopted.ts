import type { ContainerArgs } from "@pulumi/docker";
import type { CustomResourceOptions } from "@pulumi/pulumi";

/** What a container is registered with. */
export interface ContainerRegistration {
  readonly args: ContainerArgs;
  readonly options: CustomResourceOptions;
}

/**
 * A container that is adopted (`import`) gives no `envs` unless it has some that are to count: the plugin does not read back what
 * is there, and where neither side has any, it wants to make the container anew, ignored or not. Only an empty list is the same to
 * it as nothing. Nothing is ever made of that list, since a container that is adopted cannot be replaced.
 */
export function adopted({ args, options }: ContainerRegistration): ContainerRegistration {
  const ignored = options.ignoreChanges ?? [];
  const counts = args.envs !== undefined && !ignored.includes("envs");
  if (options.import === undefined || counts) return { args, options };
  return {
    args: { ...args, envs: [] },
    options: { ...options, ignoreChanges: ignored.filter((name) => name !== "envs") },
  };
}
