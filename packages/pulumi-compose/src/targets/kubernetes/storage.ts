import { isAbsolute, relative } from "node:path";
import type { MountConfig } from "@pulumi-compose/parser";
import { reference } from "../../plan/marker";
import { volumeSource } from "./claims";
import { fieldName, LARGEST_BYTES, planContent } from "./contents";
import { dnsName } from "./dns-name";
import type { KubernetesContext } from "./kubernetes-context";
import { HOST_PATH } from "./kubernetes-messages";
import type { PlannedConfigMap } from "./kubernetes-plan";
import type { Volume, VolumeMount } from "./manifest";
import { byteQuantity } from "./resources";
import { infer, leaveOut, say } from "./say";

/** What a container mounts beside its configs and secrets, and what of it has to be made. */
export interface Storage {
  readonly volumes: readonly Volume[];
  readonly mounts: readonly VolumeMount[];
  readonly configMaps: readonly PlannedConfigMap[];
}

type Mounted = readonly [volume: Volume, mount: VolumeMount, configMap?: PlannedConfigMap | undefined];

/** Volumes, binds, tmpfs and shared memory. `prefix` tells the volumes of one container of a pod from those of others. */
export function mapStorage(context: KubernetesContext, prefix = ""): Storage {
  const { volumes = [], tmpfs = [], shm_size: shared } = context.config;
  const all: Mounted[] = [
    ...volumes.flatMap((mount, position) => {
      const mounted = mapMount(context, mount, position, prefix);
      return mounted ? [mounted] : [];
    }),
    ...tmpfs.map((entry, position) => mapTmpfs(context, entry, position, prefix)),
    ...(shared === undefined ? [] : [inMemory(`${prefix}shm`, "/dev/shm", shared)]),
  ];
  return {
    volumes: all.map(([volume]) => volume),
    mounts: all.map(([, mount]) => mount),
    configMaps: all.flatMap(([, , configMap]) => configMap ?? []),
  };
}

function mapMount(
  context: KubernetesContext,
  mount: MountConfig,
  position: number,
  prefix: string,
): Mounted | undefined {
  const { target: mountPath, source, read_only: readOnly } = mount;
  const flags = readOnly ? { readOnly: true } : {};
  switch (mount.type) {
    case "bind":
      return bind(context, mount, position, prefix);
    case "volume": {
      const subpath = mount.volume?.subpath;
      if (source === undefined) {
        // In place of an anonymous one: it goes with its pod.
        const name = `${prefix}anonymous-${position}`;
        return [
          { name, emptyDir: {} },
          { name, mountPath, ...flags },
        ];
      }
      const name = `volume-${dnsName(source, 50)}`;
      const subPath = subpath === undefined ? {} : { subPath: subpath };
      return [
        { name, ...volumeSource(context.project, source) },
        { name, mountPath, ...subPath, ...flags },
      ];
    }
    case "tmpfs":
      if (mount.tmpfs?.mode !== undefined) leaveOut(context, ["volumes", position, "tmpfs", "mode"], noMode);
      return inMemory(`${prefix}memory-${position}`, mountPath, mount.tmpfs?.size, readOnly);
    case "image": {
      const name = `${prefix}image-${position}`;
      const subPath = mount.image?.subpath === undefined ? {} : { subPath: mount.image.subpath };
      return [
        { name, image: { reference: source ?? "" } },
        { name, mountPath, ...subPath, readOnly: true },
      ];
    }
    default:
      leaveOut(context, ["volumes", position], `a pod has no mounts of type ${mount.type}`);
      return undefined;
  }
}

const PROPAGATION: Readonly<Record<string, string>> = {
  rslave: "HostToContainer",
  slave: "HostToContainer",
  rshared: "Bidirectional",
  shared: "Bidirectional",
};

function bind(context: KubernetesContext, mount: MountConfig, position: number, prefix: string): Mounted {
  const { target: mountPath, source = "", read_only: readOnly } = mount;
  for (const attribute of ["selinux", "recursive"] as const) {
    if (mount.bind?.[attribute] === undefined || mount.bind[attribute] === "enabled") continue;
    leaveOut(context, ["volumes", position, "bind", attribute], "a pod's mounts have no such field");
  }
  const ofProject = isWithin(context.project.workingDir, source);
  const bytes = ofProject ? context.files.read(source) : undefined;
  if (bytes && bytes.length <= LARGEST_BYTES) {
    const field = fieldName(source);
    const key = `file ${relative(context.project.workingDir, source)}`;
    const stem = dnsName(`file-${relative(context.project.workingDir, source)}`, 50);
    const path = [...context.path, "volumes", position];
    const configMap = planContent(context, "ConfigMap", { key, field, stem, path }, bytes, { file: source });
    const what = `the file \`${relative(context.project.workingDir, source)}\` becomes a ConfigMap${readOnly ? "" : ", which nobody can write to"}`;
    infer(context, ["volumes", position], what, "name it in `configs`, which says the same on every target");
    const name = `${prefix}file-${position}`;
    return [
      {
        name,
        configMap: { name: reference("configMap", key, "name"), items: [{ key: field, path: field, mode: 0o644 }] },
      },
      { name, mountPath, subPath: field, readOnly: true },
      configMap.kind === "ConfigMap" ? configMap : undefined,
    ];
  }
  say(context, HOST_PATH, ["volumes", position], { source, ofProject });
  const name = `${prefix}host-${position}`;
  const propagation = PROPAGATION[mount.bind?.propagation ?? ""];
  return [
    { name, hostPath: { path: source } },
    {
      name,
      mountPath,
      ...(readOnly && { readOnly: true }),
      ...(propagation !== undefined && { mountPropagation: propagation }),
    },
  ];
}

const noMode = "a folder in memory is open to all";

/** `/run:size=64m,mode=1777`: the engine's short form, of which Kubernetes knows the size. */
function mapTmpfs(context: KubernetesContext, entry: string, position: number, prefix: string): Mounted {
  const [target = "", text = ""] = entry.split(/:(.*)/s);
  let size: number | undefined;
  for (const option of text.split(",").filter(Boolean)) {
    const [, bytes, unit = ""] = /^size=(\d+)([kmg]?)b?$/i.exec(option) ?? [];
    if (bytes !== undefined) size = Number(bytes) * 1024 ** " kmg".indexOf(unit.toLowerCase() || " ");
    else if (option !== "rw" && option !== "ro" && option !== "mode=1777" && option !== "mode=01777")
      leaveOut(context, ["tmpfs", position], `a folder in memory has a size, no \`${option}\``);
  }
  return inMemory(`${prefix}tmpfs-${position}`, target, size, text.split(",").includes("ro"));
}

function inMemory(name: string, mountPath: string, size?: number, readOnly?: boolean): Mounted {
  const sizeLimit = size === undefined || size === 0 ? {} : { sizeLimit: byteQuantity(size) };
  return [
    { name, emptyDir: { medium: "Memory", ...sizeLimit } },
    { name, mountPath, ...(readOnly && { readOnly: true }) },
  ];
}

function isWithin(folder: string, path: string): boolean {
  const short = relative(folder, path);
  return path !== "" && !short.startsWith("..") && !isAbsolute(short);
}
