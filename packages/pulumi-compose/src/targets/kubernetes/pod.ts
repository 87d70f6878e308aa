import type { PreStartHook } from "@pulumi-compose/parser";
import { mapContainer } from "./container";
import { type Contents, mapContents } from "./contents";
import type { KubernetesContext } from "./kubernetes-context";
import { SHARED_NAMESPACE } from "./kubernetes-messages";
import type { PlannedConfigMap, PlannedKubernetesSecret } from "./kubernetes-plan";
import { serviceLabels, splitLabels } from "./labels";
import { mapLifecycle } from "./lifecycle";
import type { Container, PodSpec, PodTemplate, Texts, Volume } from "./manifest";
import { mapNames } from "./names";
import { pullSecretOption } from "./options";
import { mapPlacement } from "./placement";
import { networkLabels } from "./policies";
import { containerPorts } from "./ports";
import { mapProbes } from "./probes";
import { infer, leaveOut, say } from "./say";
import { mapPodSecurity } from "./security";
import { mapStorage, type Storage } from "./storage";
import { reportUnmapped } from "./unmapped";

/** Compose's own default of `stop_grace_period`: 10 s. */
const DEFAULT_GRACE_NS = 10_000_000_000;

/** What a pod is made of besides its service's attributes. */
export interface PodParts {
  /** The image, where it is built here. */
  readonly built?: string | undefined;
  readonly hooks?: readonly PreStartHook[];
  readonly isLivenessAsked?: boolean;
  readonly restartPolicy?: "Never" | "OnFailure";
}

/** A pod, and the objects that hold its files. */
export interface Pod {
  readonly template: PodTemplate;
  readonly configMaps: readonly PlannedConfigMap[];
  readonly secrets: readonly PlannedKubernetesSecret[];
}

/** The pods of a service, or of a job. */
export function mapPod(context: KubernetesContext, parts: PodParts): Pod {
  const { config, project, service, name } = context;
  reportUnmapped(context);
  const storage = mapStorage(context);
  const contents = mapContents(context);
  const container = mapContainer(context, {
    name,
    built: parts.built,
    ports: containerPorts(context),
    volumeMounts: [...storage.mounts, ...contents.mounts],
    ...mapProbes(context, parts.isLivenessAsked === true),
    ...lifecycle(context),
  });
  const before = (parts.hooks ?? []).map((hook, index) => mapHook(context, hook, index, storage, parts.built));
  const volumes = unique([...storage.volumes, ...contents.volumes, ...before.flatMap(({ volumes: own }) => own)]);
  const { labels, annotations } = splitLabels(config.labels);
  if (Object.keys(annotations).length > 0) {
    const what = `${Object.keys(annotations)
      .map((key) => `\`${key}\``)
      .join(", ")}: Kubernetes takes no such value for a label, it becomes an annotation`;
    infer(context, ["labels"], what);
  }
  const all = { ...annotations, ...annotationsOf(config.annotations) };
  return {
    template: {
      metadata: {
        labels: { ...labels, ...networkLabels(project, config), ...serviceLabels(project, service, name) },
        ...(Object.keys(all).length > 0 && { annotations: all }),
      },
      spec: {
        ...mapPodSpec(context),
        ...(parts.restartPolicy && { restartPolicy: parts.restartPolicy }),
        ...(before.length > 0 && { initContainers: before.map((hook) => hook.container) }),
        containers: [container],
        ...(volumes.length > 0 && { volumes }),
      },
    },
    configMaps: [...storage.configMaps, ...contents.configMaps, ...before.flatMap((hook) => hook.configMaps)],
    secrets: [...contents.secrets, ...before.flatMap((hook) => hook.secrets)],
  };
}

function annotationsOf(given: Texts = {}): Texts {
  const { labels, annotations } = splitLabels(given);
  return { ...labels, ...annotations };
}

function lifecycle(context: KubernetesContext): Pick<Container, "lifecycle"> {
  const found = mapLifecycle(context);
  return found ? { lifecycle: found } : {};
}

function mapPodSpec(context: KubernetesContext): Omit<PodSpec, "containers"> {
  const { config } = context;
  const mode = config.network_mode;
  if (mode !== undefined && /^(service|container):/.test(mode))
    say(context, SHARED_NAMESPACE, ["network_mode"], { mode });
  for (const namespace of ["pid", "ipc"] as const) {
    const given = config[namespace];
    if (given === undefined || given === "" || given === "host" || /^(private|shareable)$/.test(given)) continue;
    leaveOut(context, [namespace], "each service has a pod of its own, which shares it with no other");
  }
  const securityContext = mapPodSecurity(context);
  const pullSecret = pullSecretOption(context.project, () => undefined);
  return {
    // What an engine gives no container either: a key to the cluster, and variables about its services.
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: Math.ceil((config.stop_grace_period ?? DEFAULT_GRACE_NS) / 1e9),
    ...mapNames(context),
    ...(mode === "host" && { hostNetwork: true }),
    ...(config.pid === "host" && { hostPID: true }),
    ...(config.ipc === "host" && { hostIPC: true }),
    ...(config.init && { shareProcessNamespace: true }),
    ...(securityContext && { securityContext }),
    ...(config.runtime !== undefined && { runtimeClassName: config.runtime }),
    ...(pullSecret !== undefined && { imagePullSecrets: [{ name: pullSecret }] }),
    ...mapPlacement(context),
  };
}

interface MappedHook extends Pick<Contents, "configMaps" | "secrets"> {
  readonly container: Container;
  readonly volumes: readonly Volume[];
}

/** A hook as an init container: it has what its service mounts, but for the places where it has something of its own. */
function mapHook(
  { config: service, ...context }: KubernetesContext,
  hook: PreStartHook,
  index: number,
  storage: Storage,
  built: string | undefined,
): MappedHook {
  const { per_replica: perReplica, extensions: _, ...config } = hook;
  const isOwnImage = hook.image !== undefined && hook.image !== service.image;
  const own: KubernetesContext = {
    ...context,
    config: { ...config, ...(hook.image === undefined && service.image !== undefined && { image: service.image }) },
    path: [...context.path, "pre_start", index],
  };
  if (!perReplica && context.replicas > 1) {
    infer(own, [], "it runs before every replica, as an init container does, not once for all of them");
  }
  reportUnmapped(own, true);
  const prefix = `pre-start-${index}-`;
  const mine = mapStorage(own, prefix);
  const contents = mapContents(own);
  const taken = new Set(mine.mounts.map(({ mountPath }) => mountPath));
  const mounts = [
    ...storage.mounts.filter(({ mountPath }) => !taken.has(mountPath)),
    ...mine.mounts,
    ...contents.mounts,
  ];
  return {
    container: mapContainer(own, {
      name: `pre-start-${index}`,
      built: isOwnImage ? undefined : built,
      volumeMounts: mounts,
    }),
    volumes: [...mine.volumes, ...contents.volumes],
    configMaps: [...mine.configMaps, ...contents.configMaps],
    secrets: contents.secrets,
  };
}

/** Volumes that several containers of a pod mount are one. */
function unique(volumes: readonly Volume[]): Volume[] {
  return [...new Map(volumes.map((volume) => [volume.name, volume])).values()];
}
