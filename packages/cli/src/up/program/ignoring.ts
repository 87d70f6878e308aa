import type * as pulumi from "@pulumi/pulumi";

type Options = pulumi.ResourceTransformationArgs["opts"];

/** A resource's options, with one more argument that is left out of what is compared. */
export function ignoring(opts: Options, argument: string): Options {
  return { ...opts, ignoreChanges: [...("ignoreChanges" in opts ? (opts.ignoreChanges ?? []) : []), argument] };
}
