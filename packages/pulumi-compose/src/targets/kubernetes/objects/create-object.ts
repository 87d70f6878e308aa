import * as pulumi from "@pulumi/pulumi";
import type { Manifest } from "../manifest";
import { KubernetesObject } from "./kubernetes-object";
import { sdkVersion } from "./sdk";

/** What the provider keeps secret of an object, whoever says what is in it. */
const SECRET_OUTPUTS: Readonly<Partial<Record<Manifest["kind"], readonly string[]>>> = {
  Secret: ["data", "stringData"],
};

/**
 * An object of a cluster as a resource, under the type that the SDK has for its version and kind.
 *
 * @throws pulumi.RunError where Pulumi's SDK of Kubernetes is not installed
 */
export function createObject(
  kind: Manifest["kind"],
  name: string,
  inputs: pulumi.Inputs,
  options: pulumi.CustomResourceOptions,
): KubernetesObject {
  const secrets = SECRET_OUTPUTS[kind] ?? [];
  const props = Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [key, secrets.includes(key) ? pulumi.secret(value) : value]),
  );
  const own: pulumi.CustomResourceOptions = {
    version: sdkVersion(),
    // Its name is one of a kind: also where Pulumi is told to make it anew (`pulumi up --replace`).
    deleteBeforeReplace: true,
    ...(secrets.length > 0 && { additionalSecretOutputs: [...secrets] }),
  };
  return new KubernetesObject(typeOf(inputs.apiVersion, kind), name, props, pulumi.mergeOptions(own, options));
}

/** Pulumi's type of a kind: `kubernetes:apps/v1:Deployment`, and of the group without a name `kubernetes:core/v1:Service`. */
function typeOf(apiVersion: string, kind: Manifest["kind"]): string {
  return `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;
}
