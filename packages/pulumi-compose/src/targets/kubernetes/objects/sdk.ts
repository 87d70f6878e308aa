import * as pulumi from "@pulumi/pulumi";
import { isAbsent } from "./is-absent";

/** Pulumi's SDK of Kubernetes. */
export type Sdk = typeof import("@pulumi/kubernetes");

let loaded: Sdk | undefined;

/**
 * The SDK, which only those install who deploy on a cluster.
 *
 * @throws pulumi.RunError where it is not there
 */
export function kubernetesSdk(): Sdk {
  try {
    loaded ??= require("@pulumi/kubernetes") as Sdk;
    return loaded;
  } catch (error) {
    if (!isAbsent(error, "@pulumi/kubernetes")) throw error;
    throw new pulumi.RunError("the target kubernetes needs @pulumi/kubernetes: `npm install @pulumi/kubernetes@4`");
  }
}
