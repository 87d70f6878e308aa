import { ClusterError } from "@pulumi-compose/kubernetes-health";
import {
  type ComposeProject,
  type Diagnostic,
  isSymbolic,
  replicasOf,
  type ServiceConfig,
} from "@pulumi-compose/parser";
import { fieldName } from "./contents";
import { foreignNamespace } from "./foreign-namespace";
import { EXTERNAL_NAMESPACE, EXTERNAL_OBJECT, EXTERNAL_UNSEEN } from "./kubernetes-messages";
import { labelValue } from "./labels";
import { namespaceName } from "./namespace-name";
import { namespaceOption } from "./options";

/** What a namespace says of itself. */
interface FoundNamespace {
  readonly labels: Readonly<Record<string, string>>;
  /** Whether it is being deleted. */
  readonly isTerminating: boolean;
}

/** What is asked of a cluster. Whoever compiles against this package need not resolve what it asks with. */
interface Looked {
  /** Undefined: there is none of that name. @throws ClusterError */
  namespaceNamed(name: string): Promise<FoundNamespace | undefined>;
  /** Undefined: there is none of that name. @throws ClusterError */
  labelsOf(object: {
    readonly kind: "ConfigMap" | "PersistentVolumeClaim" | "Secret";
    readonly namespace: string;
    readonly name: string;
  }): Promise<Readonly<Record<string, string>> | undefined>;
}

/**
 * What a cluster has in a project's way, by one look at its namespace: one that is somebody else's, or that is to be there and is not, and
 * the external volumes, configs and secrets that services use and it does not have. Pulumi's plugin finds out about the first when the
 * rest is made, or takes it over; about the others a pod says so, or waits.
 *
 * @param only the services that are to be started; undefined: all of them
 * @returns what the cluster does not let be seen is a warning at most
 * @throws ClusterError where it does not answer
 */
export async function clusterObstacles(
  project: ComposeProject,
  cluster: Looked,
  only?: readonly string[],
): Promise<readonly Diagnostic[]> {
  const option = namespaceOption(project, () => undefined);
  const namespace = namespaceName(project.name, project);
  const found = await seen(() => cluster.namespaceNamed(namespace));
  const inTheWay = found.isSeen
    ? namespaceObstacle(project, namespace, option?.isExternal ?? false, found.what)
    : undefined;
  if (inTheWay) return [inTheWay];
  const notThere = found.isSeen ? whyNotThere(found.what) : undefined;
  const objects = externalObjects(project, only).map(async (external): Promise<readonly Diagnostic[]> => {
    const { section, key, name } = external;
    const { what, kind, kinds, create } = SECTIONS[section];
    const at = placed(project, [section, key]);
    const missing = { what, name, kind, namespace, create: create?.(name, namespace, key) };
    if (notThere) return [EXTERNAL_OBJECT.report({ ...missing, notThere }, at)];
    const object = await seen(() => cluster.labelsOf({ kind, namespace, name }));
    if (!object.isSeen) return [EXTERNAL_UNSEEN.report({ what, name, namespace, kinds, why: object.why }, at)];
    return object.what === undefined ? [EXTERNAL_OBJECT.report(missing, at)] : [];
  });
  return (await Promise.all(objects)).flat();
}

type Section = "volumes" | "configs" | "secrets";

/** What becomes of a section's entries, and how one is made by hand. A service finds a content in the field of its key. */
const SECTIONS = {
  volumes: { what: "volume", kind: "PersistentVolumeClaim", kinds: "persistentvolumeclaims", create: undefined },
  configs: {
    what: "config",
    kind: "ConfigMap",
    kinds: "configmaps",
    create: (name: string, namespace: string, key: string) =>
      `kubectl create configmap ${name} --namespace ${namespace} --from-file=${fieldName(key)}=FILE`,
  },
  secrets: {
    what: "secret",
    kind: "Secret",
    kinds: "secrets",
    create: (name: string, namespace: string, key: string) =>
      `kubectl create secret generic ${name} --namespace ${namespace} --from-file=${fieldName(key)}=FILE`,
  },
} as const;

function namespaceObstacle(
  project: ComposeProject,
  name: string,
  isExternal: boolean,
  found: FoundNamespace | undefined,
): Diagnostic | undefined {
  const said = ["x-pulumi-compose", "namespace"];
  const at = placed(project, project.placeOf(said) ? said : ["name"]);
  if (!isExternal) return foreignNamespace(name, labelValue(project.name), found, at);
  if (found && !found.isTerminating) return undefined;
  return EXTERNAL_NAMESPACE.report({ name, isTerminating: found !== undefined }, at);
}

/** Why nothing can be in a namespace; undefined: something can. */
function whyNotThere(found: FoundNamespace | undefined) {
  if (found === undefined) return "yet to be made";
  return found.isTerminating ? "being deleted" : undefined;
}

interface ExternalObject {
  readonly section: Section;
  readonly key: string;
  readonly name: string;
}

/** What of a project is somebody else's, and used by what is started; a name that only Pulumi knows cannot be looked for. */
function externalObjects(project: ComposeProject, only: readonly string[] | undefined): readonly ExternalObject[] {
  const started = Object.values(project.services).filter(
    (service) => !service.provider && replicasOf(service) > 0 && (only?.includes(service.name) ?? true),
  );
  const sections: readonly Section[] = ["volumes", "configs", "secrets"];
  return sections.flatMap((section) => {
    const used = new Set(started.flatMap((service) => sourcesOf(service, section)));
    return Object.entries(project[section]).flatMap(([key, { external, name = key }]) =>
      external && used.has(key) && !isSymbolic(name) ? [{ section, key, name }] : [],
    );
  });
}

/** What a service and its hooks, which run in its pods, mount of a section. */
function sourcesOf(service: ServiceConfig, section: Section): readonly string[] {
  return [service, ...(service.pre_start ?? [])].flatMap((container) => {
    if (section !== "volumes") return (container[section] ?? []).map(({ source }) => source);
    return (container.volumes ?? []).flatMap(({ type, source }) =>
      type === "volume" && source !== undefined ? [source] : [],
    );
  });
}

type Seen<T> = { readonly isSeen: true; readonly what: T } | { readonly isSeen: false; readonly why: string };

/** Who may not look may be allowed to make things all the same. */
async function seen<T>(look: () => Promise<T>): Promise<Seen<T>> {
  try {
    return { isSeen: true, what: await look() };
  } catch (error) {
    if (error instanceof ClusterError && error.code !== "unreachable" && error.code !== "slow") {
      return { isSeen: false, why: error.message };
    }
    throw error;
  }
}

function placed(project: ComposeProject, path: readonly string[]) {
  return { path, place: project.placeOf(path) };
}
