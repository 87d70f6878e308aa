import * as pulumi from "@pulumi/pulumi";
import { type MarkerScope, materialise } from "../../../services/materialise";
import { contentName } from "../../common/content-name";
import type { PlannedConfigMap, PlannedKubernetesSecret } from "../kubernetes-plan";
import { createObject } from "./create-object";

type PlannedContent = PlannedConfigMap | PlannedKubernetesSecret;

/**
 * The ConfigMap or Secret of a content. The name of its resource ends with a digest of the content, so that it is created beside the
 * old one, which goes when the update has succeeded. A content that is known only while Pulumi runs has to be waited for first.
 *
 * @returns its name in the cluster, once it is there
 */
export function createContent(
  planned: PlannedContent,
  scope: MarkerScope,
  options: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const { symbolic, kind, field, name, args } = planned;
  const create = (resource: string, inputs: pulumi.Inputs) =>
    createObject(kind, resource, inputs, options).metadata.apply((metadata) => metadata.name);
  if (!symbolic) return create(name, materialise(args, scope));
  const made = pulumi.output(materialise(symbolic.text, scope)).apply((text: string) => {
    const isSecret = kind === "Secret";
    const full = contentName(isSecret ? "kubernetesSecret" : "configMap", symbolic.stem, Buffer.from(text));
    const digest = full.slice(full.lastIndexOf("-"));
    const content = isSecret ? pulumi.secret(Buffer.from(text).toString("base64")) : text;
    const { metadata, ...rest } = materialise(args, scope);
    return create(`${name}${digest}`, { ...rest, metadata: { ...metadata, name: full }, data: { [field]: content } });
  });
  // It does not tell the content, though it came about by way of it.
  return pulumi.unsecret(made);
}
