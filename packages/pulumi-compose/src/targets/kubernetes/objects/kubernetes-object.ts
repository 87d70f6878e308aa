import * as pulumi from "@pulumi/pulumi";

/** What every object of a cluster says of itself. */
interface ObjectMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * An object of a cluster as a resource of Pulumi's Kubernetes provider. The classes of `@pulumi/kubernetes` would register the same under
 * the same types; they also give each one aliases for the versions that the API no longer has, and a Deployment's are a third of all that
 * a program keeps of a service. What their `isInstance` asks for is here, too.
 */
export class KubernetesObject extends pulumi.CustomResource {
  declare readonly kind: pulumi.Output<string>;
  declare readonly metadata: pulumi.Output<ObjectMetadata>;
}
