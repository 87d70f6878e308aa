import type { PlanOptions } from "@pulumi-compose/health-model";
import { splitMarkers } from "../plan/marker";
import type { KubernetesPlan } from "../targets/kubernetes/kubernetes-plan";
import { kubernetesTarget } from "../targets/kubernetes/kubernetes-target";
import type { Manifest, PodTemplate, Workload } from "../targets/kubernetes/manifest";
import { planKubernetes } from "../targets/kubernetes/plan-kubernetes";
import { serviceText, shopOf, worldOf } from "./plan-text";

/** Plans a compose text for a cluster, with the given files beside it. For tests. */
export function kubernetesPlanOf(
  compose: string,
  files: Readonly<Record<string, string>> = {},
  start: PlanOptions = {},
): KubernetesPlan {
  return planKubernetes(
    kubernetesTarget.prepare(shopOf(compose)),
    worldOf(files, start, (context) => `digest of ${context}`),
  );
}

/** What a plan's objects are, in an order in which they can be made. */
function objectsOf(
  plan: KubernetesPlan,
): readonly { readonly args: Manifest; readonly path: readonly (string | number)[] }[] {
  const { namespace, configMaps, secrets, claims, policies, services, ingresses, workloads, cronJobs } = plan;
  return [
    ...(namespace ? [namespace] : []),
    ...configMaps,
    ...secrets,
    ...claims,
    ...policies,
    ...services,
    ...ingresses,
    ...workloads,
    ...cronJobs,
  ];
}

/** A plan's objects as the API would get them, with the names of others in place of references to them. */
export function manifestsOf(plan: KubernetesPlan): Manifest[] {
  const names = new Map<string, string>();
  if (plan.namespace) names.set("namespace namespace", plan.namespace.args.metadata.name);
  for (const { key, args } of plan.configMaps) names.set(`configMap ${key}`, args.metadata.name);
  for (const { key, args } of plan.secrets) names.set(`kubernetesSecret ${key}`, args.metadata.name);
  for (const { key, args } of plan.claims) names.set(`claim ${key}`, args.metadata.name);
  for (const { key, args } of plan.images) names.set(`pushedImage ${key}`, args.name);
  return objectsOf(plan).map(({ args }) => resolved(args, names));
}

function resolved<T>(value: T, names: ReadonlyMap<string, string>): T;
function resolved(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") {
    return splitMarkers(value)
      .map((piece) => {
        if (typeof piece === "string") return piece;
        if ("reference" in piece) {
          const { kind, key } = piece.reference;
          const name = names.get(`${kind} ${key}`);
          if (name === undefined) throw new Error(`there is no ${kind} ${key}`);
          return name;
        }
        if ("verbatim" in piece) return `verbatim(${resolved(piece.verbatim, names)})`;
        if ("secret" in piece) return resolved(piece.secret.content, names);
        return "symbol" in piece ? `\${${piece.symbol}}` : "digest";
      })
      .join("");
  }
  if (Array.isArray(value)) return value.map((item) => resolved(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, names)]));
}

/** What a service `a` with the given attributes (YAML) becomes: its workload, its pod, and what is said of it. */
export function kubernetesServiceOf(
  attributes: string,
  rest = "",
  files: Readonly<Record<string, string>> = {},
): {
  readonly plan: KubernetesPlan;
  readonly manifests: readonly Manifest[];
  readonly workload: Workload;
  readonly pod: PodTemplate["spec"];
  readonly container: PodTemplate["spec"]["containers"][number];
  readonly said: readonly string[];
} {
  const plan = kubernetesPlanOf(serviceText(attributes, rest), files);
  const manifests = manifestsOf(plan);
  const workload = manifests.find(isWorkload);
  const [container] = workload?.spec.template.spec.containers ?? [];
  if (!workload || !container) throw new Error("there is no workload");
  const said = plan.diagnostics
    .filter(({ code }) => code.startsWith("target/"))
    .map(({ code, severity, path }) => `${severity} ${code} ${(path ?? []).slice(2).join(".")}`);
  return { plan, manifests, workload, pod: workload.spec.template.spec, container, said };
}

function isWorkload(manifest: Manifest): manifest is Workload {
  const { kind, metadata } = manifest;
  return ["Deployment", "StatefulSet", "DaemonSet", "Job"].includes(kind) && metadata.name === "a";
}
