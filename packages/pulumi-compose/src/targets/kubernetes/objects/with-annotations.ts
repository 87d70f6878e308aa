import type * as pulumi from "@pulumi/pulumi";
import type { Texts } from "../manifest";

/** Arguments of an object, or a pod's template, with more annotations. */
export function withAnnotations(
  args: pulumi.Inputs,
  annotations: Texts | Readonly<Record<string, pulumi.Input<string>>>,
): pulumi.Inputs {
  const { metadata } = args;
  return { ...args, metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } } };
}
