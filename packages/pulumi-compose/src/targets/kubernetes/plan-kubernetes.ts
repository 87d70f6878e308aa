import {
  type PlanOptions,
  planStart,
  postHealthyHooks,
  replicasOf,
  type StartPlan,
} from "@pulumi-compose/health-model";
import { plannedWorkloadDeadline } from "@pulumi-compose/kubernetes-health";
import {
  type ComposeProject,
  type Diagnostic,
  impliedDependencies,
  type JobConfig,
  type ServiceConfig,
} from "@pulumi-compose/parser";
import { isToComplete } from "../common/is-to-complete";
import { reportUnkeptData } from "../common/kept-data";
import type { PlanEnvironment } from "../common/plan-environment";
import { plannedWaits } from "../common/planned-waits";
import { saidRelay } from "../common/said-relay";
import { reportUpdateExtensions } from "../common/update-extensions";
import { type BuiltImage, builtImage } from "./built-images";
import { isOneWriter, mapClaims, volumeUsers } from "./claims";
import { mapCronJobs } from "./cron-jobs";
import { dnsName } from "./dns-name";
import type { KubernetesContext } from "./kubernetes-context";
import { NAME_TAKEN, NO_PROBE, RENAMED } from "./kubernetes-messages";
import type {
  KubernetesPlan,
  PlannedCompanion,
  PlannedConfigMap,
  PlannedKubernetesSecret,
  PlannedObject,
  PlannedWorkload,
  PushedImage,
} from "./kubernetes-plan";
import type { CronJob, Ingress, Service } from "./manifest";
import { mapNamespace } from "./namespace";
import { reportNetworks } from "./networks";
import { livenessOption, publishOption, pullSecretOption, registryOption } from "./options";
import { mapPod, type Pod } from "./pod";
import { mapPolicies, openPorts, type Reached } from "./policies";
import { jobRestart, reportRestart } from "./restart";
import { leaveOut, say } from "./say";
import { mapIngress, mapServices } from "./services";
import { mapWorkload } from "./workload";

/** Turns a project into the objects that make it up in a cluster, as data. Pure but for what `environment` reads. */
export function planKubernetes(project: ComposeProject, environment: PlanEnvironment): KubernetesPlan {
  const inCluster = { ...environment.start, emptyServices: "there", imageChecks: "unseen" } as const;
  const start = planStart(project, inCluster);
  const diagnostics: Diagnostic[] = [...start.diagnostics];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const registry = registryOption(project, report);
  pullSecretOption(project, report);
  const users = volumeUsers(project);
  const waitsOf = plannedWaits(start);
  const taken = new Map<string, string>();
  const made = new Made();
  const contexts = new Map<string, KubernetesContext>();
  for (const name of start.order.length > 0 ? start.order : Object.keys(project.services)) {
    const service = project.services[name];
    if (!service || service.provider) continue;
    const context = contextOf(
      project,
      service,
      isToEnd(start, service),
      environment,
      report,
      "service",
      replicasOf(service),
    );
    contexts.set(name, context);
    takeName(context, taken);
  }
  for (const [name, context] of contexts) {
    const service = project.services[name];
    if (!service) continue;
    reportUnkeptData(project, service, report);
    reportUpdateExtensions({ project, service, report });
    reportLeftOut(context, service);
    const built = builtImage(context, service, registry, environment);
    const pod = mapPod(context, {
      built: built?.reference,
      hooks: service.pre_start ?? [],
      isLivenessAsked: livenessOption(project, name, report),
      ...(context.oneShot && {
        restartPolicy: jobRestart({ ...context, report: () => undefined }, service).restartPolicy,
      }),
    });
    made.add(pod, built);
    reportNoProbe(context, pod, start);
    if (!context.oneShot) reportRestart(context, service);
    const workload = mapWorkload(context, service, pod.template, isOneWriter(service, users, project));
    made.workloads.push({
      kind: workload.kind,
      key: name,
      name: `${project.name}-${name}`,
      path: ["services", name],
      service: name,
      args: workload,
      waits: waitsOf(name),
      oneShot: context.oneShot,
    });
    const ingresses = mapIngress(context, service);
    made.services.push(...mapServices(context, service, taken));
    made.ingresses.push(...ingresses);
    const ingressPorts = ingresses.flatMap(({ args }) =>
      args.spec.rules.flatMap(({ http }) => http.paths.map(({ backend }) => backend.service.port.number)),
    );
    const publish = publishOption(project, name, () => undefined);
    made.reached.push({ service, name: context.name, open: openPorts(service, publish, ingressPorts) });
  }
  for (const job of Object.values(project.jobs ?? {})) {
    if (start.running.includes(job.name)) continue;
    const context = contextOf(project, job, true, environment, report, "job");
    const isScheduled = (job.triggers?.schedule ?? []).length > 0;
    if (isScheduled) takeName(context, taken);
    const built = isScheduled ? builtImage(context, job, registry, environment) : undefined;
    const { cronJobs, pod } = mapCronJobs(context, job, built?.reference);
    if (pod) made.add(pod, built);
    made.cronJobs.push(...cronJobs);
  }
  const claims = mapClaims(project, report);
  reportNetworks(project, report);
  return {
    target: "kubernetes",
    project: project.name,
    namespace: mapNamespace(project, report),
    images: [...made.images.values()],
    configMaps: distinct([...made.configMaps.values()], "the file of", project, report),
    secrets: distinct([...made.secrets.values()], "secret", project, report),
    claims: distinct(claims, "volume", project, report),
    policies: mapPolicies(project, made.reached),
    services: made.services,
    ingresses: made.ingresses,
    workloads: made.workloads,
    cronJobs: made.cronJobs,
    start: withOwnDeadlines(start, project, inCluster, made.workloads),
    diagnostics: unrepeated(diagnostics),
  };
}

/** The plan with the deadlines of gates that wait for these workloads: an engine's follow from how that runs checks. */
function withOwnDeadlines(
  start: StartPlan,
  project: ComposeProject,
  options: PlanOptions,
  workloads: readonly PlannedWorkload[],
): StartPlan {
  if (start.gates.length + start.starts.length === 0) return start;
  const made = new Map(workloads.map((workload) => [workload.service, workload]));
  const deadlineOn: PlanOptions["deadlineOn"] = (service, condition) => {
    const workload = made.get(service);
    return workload && plannedWorkloadDeadline(workload.kind, workload.args, condition);
  };
  return planStart(project, { ...options, deadlineOn });
}

/** What the services have become so far. What several of them use is there once. */
class Made {
  readonly images = new Map<string, PushedImage>();
  readonly configMaps = new Map<string, PlannedConfigMap>();
  readonly secrets = new Map<string, PlannedKubernetesSecret>();
  readonly workloads: PlannedWorkload[] = [];
  readonly services: PlannedCompanion<Service>[] = [];
  readonly ingresses: PlannedCompanion<Ingress>[] = [];
  readonly cronJobs: PlannedCompanion<CronJob>[] = [];
  readonly reached: Reached[] = [];

  add({ configMaps, secrets }: Pod, built: BuiltImage | undefined): void {
    for (const configMap of configMaps) this.configMaps.set(configMap.key, configMap);
    for (const secret of secrets) this.secrets.set(secret.key, secret);
    if (built?.image) this.images.set(built.image.key, built.image);
  }
}

function contextOf(
  project: ComposeProject,
  config: ServiceConfig | JobConfig,
  oneShot: boolean,
  { files, variable }: PlanEnvironment,
  report: (diagnostic: Diagnostic) => void,
  kind: KubernetesContext["kind"] = "service",
  replicas = 1,
): KubernetesContext {
  const { name } = config;
  return {
    project,
    config,
    kind,
    service: name,
    name: dnsName(name),
    path: [`${kind}s`, name],
    oneShot,
    replicas,
    files,
    variable,
    report,
  };
}

/** Takes the name that a service or a job has in Kubernetes, and says where it is another, or somebody's already. */
function takeName(context: KubernetesContext, taken: Map<string, string>): void {
  const { name, service, kind, project, path, report } = context;
  const other = taken.get(name);
  const what = `${kind} "${service}"`;
  if (other !== undefined) report(NAME_TAKEN.report({ what, name, other }, { path, place: project.placeOf(path) }));
  else taken.set(name, what);
  if (name !== service && kind === "service") say(context, RENAMED, [], { name });
}

function isToEnd(start: StartPlan, service: ServiceConfig): boolean {
  return service.deploy?.mode?.endsWith("-job") || isToComplete(start, service.name);
}

/** Says of a service that others wait for that nobody can tell whether it is healthy: they would be started too early. */
function reportNoProbe(context: KubernetesContext, { template }: Pod, { gates }: StartPlan): void {
  const [container] = template.spec.containers;
  const gate = gates.find(
    ({ dependency, condition }) => dependency === context.service && condition === "service_healthy",
  );
  // Of one that is switched off the start plan says so.
  if (!gate || container?.readinessProbe || context.config.healthcheck?.disable) return;
  say(context, NO_PROBE, ["image"], { dependents: gate.dependents.map(({ service }) => `"${service}"`) });
}

/** What of a service no object of Kubernetes is, beside what the table says. */
function reportLeftOut(context: KubernetesContext, service: ServiceConfig): void {
  const { project } = context;
  // Links and the like imply it.
  const implied = new Set(impliedDependencies(service).map(({ dependency }) => dependency));
  for (const [name, { restart }] of Object.entries(service.depends_on ?? {})) {
    if (!restart || implied.has(name)) continue;
    const hint = "remove it: the service finds the new pods by the dependency's name";
    leaveOut(context, ["depends_on", name, "restart"], "Kubernetes starts no service again because of another", hint);
  }
  for (const [key, config] of Object.entries(service.networks ?? {})) {
    for (const attribute of [
      "ipv4_address",
      "ipv6_address",
      "link_local_ips",
      "mac_address",
      "driver_opts",
      "interface_name",
    ] as const) {
      if (config?.[attribute] === undefined) continue;
      const hint = "remove it, and use the service's name";
      leaveOut(context, ["networks", key, attribute], "Kubernetes gives every pod an address of its own", hint);
    }
  }
  if (postHealthyHooks(project, service.name).length > 0) {
    const hint = "let the image's entrypoint run it, or a service of its own that waits for this one";
    leaveOut(context, ["x-pulumi-compose", "post_healthy"], "nothing runs in a pod once it is ready", hint);
  }
  if (saidRelay(project, service.name).kind !== "none") {
    const why = "a Service itself passes published ports on to the pods that are ready";
    leaveOut(context, ["x-pulumi-compose", "relay"], why, "leave it out there");
  }
}

/** Objects of one kind, of which no two have the same name. */
function distinct<P extends PlannedObject>(
  planned: readonly P[],
  what: string,
  project: ComposeProject,
  report: (diagnostic: Diagnostic) => void,
): readonly P[] {
  const taken = new Map<string, string>();
  for (const { key, path, args } of planned) {
    const { name } = args.metadata;
    const other = taken.get(name);
    if (other === undefined) taken.set(name, `"${key}"`);
    else report(NAME_TAKEN.report({ what: `${what} "${key}"`, name, other }, { path, place: project.placeOf(path) }));
  }
  return planned;
}

/** What is read twice is said once. */
function unrepeated(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const keyOf = ({ code, message, path }: Diagnostic) => JSON.stringify([code, message, path]);
  return [...new Map(diagnostics.map((diagnostic) => [keyOf(diagnostic), diagnostic])).values()];
}
