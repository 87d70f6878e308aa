import { replicasOf } from "@pulumi-compose/health-model";
import type { ComposeProject, ContainerConfig, Diagnostic, ServiceConfig } from "@pulumi-compose/parser";
import { reference } from "../../plan/marker";
import { dnsName } from "./dns-name";
import { CLUSTER_VOLUME, INFERRED, SHARED_VOLUME } from "./kubernetes-messages";
import type { PlannedObject } from "./kubernetes-plan";
import { projectLabels, SKIP_AWAIT, splitLabels } from "./labels";
import type { PersistentVolumeClaim, Volume } from "./manifest";
import { namespaceText } from "./namespace";
import { volumeOptions } from "./options";

type Report = (diagnostic: Diagnostic) => void;

/** What is asked for where the file says no size. */
const DEFAULT_SIZE = "1Gi";

/** Who mounts a volume. */
interface VolumeUser {
  readonly service: string;
  readonly writes: boolean;
  /** Whether more than one pod of it may be there. */
  readonly isMany: boolean;
}

/** Who mounts which volume, by the volume's key: services with their hooks, and jobs. */
export function volumeUsers(project: ComposeProject): ReadonlyMap<string, readonly VolumeUser[]> {
  const users = new Map<string, VolumeUser[]>();
  const add = (service: string, { volumes = [] }: ContainerConfig, isMany: boolean) => {
    for (const { type, source, read_only: readOnly } of volumes) {
      if (type !== "volume" || source === undefined) continue;
      users.set(source, [...(users.get(source) ?? []), { service, writes: !readOnly, isMany }]);
    }
  };
  for (const service of Object.values(project.services)) {
    const isMany = replicasOf(service) > 1 || service.deploy?.mode === "global";
    add(service.name, service, isMany);
    for (const hook of service.pre_start ?? []) add(service.name, hook, isMany);
  }
  for (const job of Object.values(project.jobs ?? {})) add(job.name, job, false);
  return users;
}

/** Whether a service is the only one that writes to a named volume, in one pod at a time. */
export function isOneWriter(
  service: ServiceConfig,
  users: ReadonlyMap<string, readonly VolumeUser[]>,
  project: ComposeProject,
): boolean {
  return (service.volumes ?? []).some(({ type, source, read_only: readOnly }) => {
    if (type !== "volume" || source === undefined || readOnly || nfsOf(project, source)) return false;
    const writers = new Set((users.get(source) ?? []).filter(({ writes }) => writes).map(({ service: by }) => by));
    return writers.size === 1 && writers.has(service.name);
  });
}

/** The claims of the project's own volumes, of those that somebody mounts. */
export function mapClaims(project: ComposeProject, report: Report): PlannedObject<PersistentVolumeClaim>[] {
  return [...volumeUsers(project)].flatMap(([key, users]) => {
    const volume = project.volumes[key];
    if (!volume || volume.external || nfsOf(project, key)) return [];
    const path = ["volumes", key];
    const at = { path, place: project.placeOf(path) };
    const given = volumeOptions(project, key, report);
    const driver =
      volume.driver !== undefined && volume.driver !== "local" ? `\`driver: ${volume.driver}\`` : undefined;
    const options = Object.keys(volume.driver_opts ?? {}).filter((option) => option !== "size");
    if (driver !== undefined || options.length > 0)
      report(CLUSTER_VOLUME.report({ volume: key, driver: driver ?? "`driver_opts`" }, at));
    const size = given.size ?? sizeOf(volume.driver_opts?.size);
    if (size === undefined && !given.isWrong) {
      const message = `volume "${key}": \`${DEFAULT_SIZE}\` is asked for, since the file says no size`;
      const hint = "say it by `x-pulumi-compose: { size: 10Gi }` on the volume";
      report({ ...INFERRED.report("", { what: "" }, { ...at, hint }), message });
    }
    const services = [...new Set(users.map(({ service }) => service))];
    const isShared = services.length > 1 || users.some(({ isMany }) => isMany);
    if (isShared && given.accessMode === undefined) report(SHARED_VOLUME.report({ volume: key, services }, at));
    const { labels, annotations } = splitLabels(volume.labels);
    const args: PersistentVolumeClaim = {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: {
        name: claimName(project, key),
        namespace: namespaceText(project),
        labels: { ...labels, ...projectLabels(project), "com.docker.compose.volume": key },
        annotations: { ...annotations, ...SKIP_AWAIT },
      },
      spec: {
        accessModes: [given.accessMode ?? (isShared ? "ReadWriteMany" : "ReadWriteOnce")],
        ...(given.storageClass !== undefined && { storageClassName: given.storageClass }),
        resources: { requests: { storage: size ?? DEFAULT_SIZE } },
      },
    };
    return [{ kind: "PersistentVolumeClaim" as const, key, name: `${project.name}-${key}`, args, path }];
  });
}

/** What a pod mounts for a named volume: its claim, or the share that an engine would mount by its options. */
export function volumeSource(project: ComposeProject, key: string): Omit<Volume, "name"> {
  const volume = project.volumes[key];
  const nfs = nfsOf(project, key);
  if (nfs) return { nfs };
  const claimName = volume?.external ? volume.name : reference("claim", key, "name");
  return { persistentVolumeClaim: { claimName } };
}

function claimName(project: ComposeProject, key: string): string {
  const name = project.volumes[key]?.name ?? key;
  return dnsName(name === `${project.name}_${key}` ? key : name);
}

/** `driver_opts: { type: nfs, o: "addr=10.0.0.1,ro", device: ":/data" }`: what the engine's own driver mounts. */
function nfsOf(project: ComposeProject, key: string): Volume["nfs"] {
  const { driver = "local", driver_opts: options = {} } = project.volumes[key] ?? {};
  if (driver !== "local" || !options.type?.startsWith("nfs")) return undefined;
  const [, inDevice, path = ""] = /^(?:(.+?))?:(\/.*)$/.exec(options.device ?? "") ?? [];
  const words = (options.o ?? "").split(",");
  const server = words.find((option) => option.startsWith("addr="))?.slice("addr=".length) ?? inDevice;
  if (server === undefined || path === "") return undefined;
  return { server, path, ...(words.includes("ro") && { readOnly: true }) };
}

/** `10g`, as engines' drivers write it, is `10Gi`. */
function sizeOf(given: string | undefined): string | undefined {
  const [, amount, unit = ""] = /^(\d+)([kmgt]?)i?b?$/i.exec(given ?? "") ?? [];
  if (amount === undefined) return undefined;
  return unit === "" ? amount : `${amount}${unit.toUpperCase()}i`;
}
