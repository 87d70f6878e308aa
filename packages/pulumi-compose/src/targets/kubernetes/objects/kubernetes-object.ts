import type * as pulumi from "@pulumi/pulumi";

/** What every object of a cluster says of itself. */
interface ObjectMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * An object of a cluster as a resource: one of the classes of `@pulumi/kubernetes`, told here by what they have in common, so that
 * nobody needs that package who does not deploy there.
 */
export interface KubernetesObject extends pulumi.CustomResource {
  readonly kind: pulumi.Output<string>;
  readonly metadata: pulumi.Output<ObjectMetadata>;
}
