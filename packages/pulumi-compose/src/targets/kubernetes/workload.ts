import type { ServiceConfig } from "@pulumi-compose/parser";
import type { KubernetesContext } from "./kubernetes-context";
import { GLOBAL_JOB } from "./kubernetes-messages";
import { isKey, selectorLabels, serviceLabels } from "./labels";
import type { Deployment, Metadata, PodTemplate, Workload } from "./manifest";
import { namespaceText } from "./namespace";
import { startupSeconds } from "./probes";
import { jobRestart } from "./restart";
import { mapRolling, minReadySeconds, reportRollout } from "./rollout";
import { leaveOut, say } from "./say";

/** Kubernetes' own: when an update that makes no progress is called failed. */
const DEFAULT_PROGRESS_SECONDS = 600;

/**
 * What keeps a service's pods: a Job where it is to end, a DaemonSet where it is on every node, a StatefulSet where it writes to a
 * volume that one pod at a time has, else a Deployment.
 */
export function mapWorkload(
  context: KubernetesContext,
  service: ServiceConfig,
  template: PodTemplate,
  isOneWriter: boolean,
): Workload {
  const { project, name, replicas } = context;
  const metadata = metadataOf(context, service);
  const selector = { matchLabels: selectorLabels(project, name) };
  if (context.oneShot) {
    if (service.deploy?.mode === "global-job") say(context, GLOBAL_JOB, ["deploy", "mode"], {});
    const { backoffLimit } = jobRestart(context, service);
    const many = replicas > 1 && { completions: replicas, parallelism: replicas };
    return { apiVersion: "batch/v1", kind: "Job", metadata, spec: { ...many, backoffLimit, template } };
  }
  reportRollout(context);
  const ready = minReadySeconds(context);
  const waiting = ready !== undefined && { minReadySeconds: ready };
  const [container] = template.spec.containers;
  const hasHostPort =
    (container?.ports ?? []).some(({ hostPort }) => hostPort !== undefined) || template.spec.hostNetwork === true;
  if (service.deploy?.mode === "global") {
    const rollingUpdate = mapRolling(context, { hasHostPort, writes: writesFiles(service) });
    const updateStrategy = { type: "RollingUpdate" as const, rollingUpdate };
    return {
      apiVersion: "apps/v1",
      kind: "DaemonSet",
      metadata,
      spec: { selector, updateStrategy, ...waiting, template },
    };
  }
  if (isOneWriter && replicas <= 1) {
    if (service.deploy?.update_config?.order === "start-first") {
      const why = "its pod has a volume that one pod writes to: the one before goes first";
      leaveOut(context, ["deploy", "update_config", "order"], why);
    }
    return {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata,
      spec: { replicas, serviceName: name, podManagementPolicy: "Parallel", selector, ...waiting, template },
    };
  }
  const strategy: Deployment["spec"]["strategy"] = {
    type: "RollingUpdate",
    rollingUpdate: mapRolling(context, { hasHostPort, writes: writesFiles(service) }),
  };
  const startup = startupSeconds(container ?? {}) + (ready ?? 0) + 60;
  const progressDeadlineSeconds = Math.max(DEFAULT_PROGRESS_SECONDS, startup);
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata,
    spec: { replicas, selector, strategy, ...waiting, progressDeadlineSeconds, template },
  };
}

function metadataOf(context: KubernetesContext, { deploy }: ServiceConfig): Metadata {
  const { project, service, name } = context;
  const own = Object.fromEntries(Object.entries(deploy?.labels ?? {}).filter(([key]) => isKey(key)));
  return {
    name,
    namespace: namespaceText(project),
    labels: serviceLabels(project, service, name),
    ...(Object.keys(own).length > 0 && { annotations: own }),
  };
}

/** Whether two versions side by side would write to the same files. */
function writesFiles({ volumes = [] }: ServiceConfig): boolean {
  return volumes.some(
    ({ type, source, read_only: readOnly }) =>
      source !== undefined && !readOnly && (type === "volume" || type === "bind"),
  );
}
