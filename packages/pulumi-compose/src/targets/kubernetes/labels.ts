import type { ComposeProject } from "@pulumi-compose/parser";
import { dnsName } from "./dns-name";
import type { Texts } from "./manifest";

/** The labels by which docker compose knows what belongs to a project, and to which of its services. */
export const PROJECT_LABEL = "com.docker.compose.project";
export const SERVICE_LABEL = "com.docker.compose.service";

/** The label of a network's pods. */
export function networkLabel(network: string): string {
  const label = `io.pulumi-compose.network/${network}`;
  return isKey(label) ? label : `io.pulumi-compose.network/${dnsName(network)}`;
}

/**
 * Of what Pulumi does not wait for by itself: a Service has no endpoints before its pods are started, which wait for others; a claim is
 * bound when a pod has it; an Ingress may never have an address.
 */
export const SKIP_AWAIT: Texts = { "pulumi.com/skipAwait": "true" };

/** What all objects of a project have: Kubernetes' recommended labels, and compose's own. */
export function projectLabels({ name }: Pick<ComposeProject, "name">): Texts {
  return {
    "app.kubernetes.io/part-of": labelValue(name),
    "app.kubernetes.io/managed-by": "pulumi-compose",
    [PROJECT_LABEL]: labelValue(name),
  };
}

/** What all objects of a service have. `name` is the service's as Kubernetes has it. */
export function serviceLabels(project: Pick<ComposeProject, "name">, service: string, name: string): Texts {
  return {
    ...selectorLabels(project, name),
    ...projectLabels(project),
    [SERVICE_LABEL]: labelValue(service),
  };
}

/** By which a service's pods are found. They can never be changed. */
export function selectorLabels({ name: project }: Pick<ComposeProject, "name">, name: string): Texts {
  return { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": labelValue(project) };
}

/** A file's labels, as far as Kubernetes takes them for labels, and the others, which can be annotations. */
export function splitLabels(labels: Texts = {}): { readonly labels: Texts; readonly annotations: Texts } {
  const entries = Object.entries(labels).filter(([key]) => isKey(key));
  return {
    labels: Object.fromEntries(entries.filter(([, value]) => isValue(value))),
    annotations: Object.fromEntries(entries.filter(([, value]) => !isValue(value))),
  };
}

/** Whether a name can be a label's or an annotation's: `prefix.of.dns/name`, or a name alone. */
export function isKey(text: string): boolean {
  const [name = "", prefix, ...more] = text.split("/").reverse();
  if (more.length > 0 || !/^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/.test(name)) return false;
  if (prefix === undefined) return true;
  return prefix.length <= 253 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(prefix);
}

/** A name as a label's value: 63 characters at most, a letter or digit last. */
export function labelValue(text: string): string {
  return text.slice(0, 63).replace(/[^A-Za-z0-9]+$/, "");
}

function isValue(text: string): boolean {
  return text === "" || /^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/.test(text);
}
