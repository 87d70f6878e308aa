import * as pulumi from "@pulumi/pulumi";
import { isAbsent } from "./is-absent";

const MANIFEST = "@pulumi/kubernetes/package.json";

let version: string | undefined;

/**
 * The version of Pulumi's SDK of Kubernetes, which only those install who deploy on a cluster: it says which provider's plugin is meant,
 * and `pulumi` and its tools install that one.
 *
 * @throws pulumi.RunError where it is not there
 */
export function sdkVersion(): string {
  try {
    version ??= (require(MANIFEST) as { readonly version: string }).version.replace(/^v/, "");
    return version;
  } catch (error) {
    if (!isAbsent(error, MANIFEST)) throw error;
    throw new pulumi.RunError("the target kubernetes needs @pulumi/kubernetes: `npm install @pulumi/kubernetes@4`");
  }
}
