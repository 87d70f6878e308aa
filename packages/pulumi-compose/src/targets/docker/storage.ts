import type { MountConfig } from "@pulumi-compose/parser";
import { reference } from "../../plan/marker";
import { type ArgsGroup, compact, type MappingContext } from "../common/context";
import { diagnose, unsupported } from "../common/diagnose";
import { boundFiles } from "./bound-files";
import { VOLUMES_FROM } from "./docker-messages";
import type { OwnVolumes } from "./own-volumes";

type VolumeArgs = NonNullable<ArgsGroup["volumes"]>[number];
type MountArgs = NonNullable<ArgsGroup["mounts"]>[number];

/**
 * Volumes, binds, tmpfs, `volumes_from`. Configs and secrets are uploads (see uploads.ts) but where nothing can be uploaded.
 *
 * @param own the container's own volumes, which take the place of anonymous ones
 */
export function mapStorage(context: MappingContext, own: OwnVolumes): ArgsGroup {
  const volumes: VolumeArgs[] = [];
  const mounts: MountArgs[] = [];
  (context.service.volumes ?? []).forEach((mount, position) => {
    const mapped = mapMount(context, mount, position, own);
    if (mapped.volume) volumes.push(mapped.volume);
    if (mapped.mount) mounts.push(mapped.mount);
  });
  const listed = new Set(context.service.volumes?.map(({ target }) => target));
  for (const [place, key] of own) {
    if (!listed.has(place)) volumes.push({ volumeName: reference("volume", key, "id"), containerPath: place });
  }
  volumes.push(...boundFiles(context));
  volumes.push(...(context.service.volumes_from ?? []).map((from) => volumesFrom(context, from)));
  return compact({ volumes, mounts, tmpfs: tmpfs(context.service.tmpfs) });
}

interface Mapped {
  readonly volume?: VolumeArgs;
  readonly mount?: MountArgs;
}

function mapMount(context: MappingContext, mount: MountConfig, position: number, own: OwnVolumes): Mapped {
  switch (mount.type) {
    case "bind":
      return bind(context, mount, position);
    case "volume":
      return volume(context, mount, own);
    case "tmpfs":
      return { mount: tmpfsMount(mount) };
    default:
      unsupported(context, ["volumes", position], `the plugin has no mounts of type ${mount.type}`);
      return {};
  }
}

/** A bind that the engine may create the host's folder for is an old-style bind; one that must exist is a mount. */
function bind(context: MappingContext, mount: MountConfig, position: number): Mapped {
  const { propagation, create_host_path: create, selinux, recursive } = mount.bind ?? {};
  if (recursive !== undefined && recursive !== "enabled") {
    unsupported(context, ["volumes", position, "bind", "recursive"], "the plugin has no such argument");
  }
  if (create !== false && propagation === undefined) {
    return {
      volume: compact({
        hostPath: mount.source,
        containerPath: mount.target,
        readOnly: mount.read_only || undefined,
        selinuxRelabel: selinux,
      }) as VolumeArgs,
    };
  }
  return {
    mount: compact({
      type: "bind",
      source: mount.source,
      target: mount.target,
      readOnly: mount.read_only || undefined,
      bindOptions: propagation === undefined ? undefined : { propagation },
    }) as MountArgs,
  };
}

function volume(context: MappingContext, mount: MountConfig, own: OwnVolumes): Mapped {
  const { nocopy, subpath, labels: given } = mount.volume ?? {};
  const key = mount.source === undefined ? own.get(mount.target) : undefined;
  const named = mount.source === undefined ? undefined : volumeName(context, mount.source);
  const source = key === undefined ? named : reference("volume", key, "id");
  // A volume of the container's own has them itself.
  const labels = key === undefined ? given : undefined;
  if (!nocopy && subpath === undefined && !labels) {
    return {
      volume: compact({
        volumeName: source,
        containerPath: mount.target,
        readOnly: mount.read_only || undefined,
      }) as VolumeArgs,
    };
  }
  return {
    mount: compact({
      type: "volume",
      source,
      target: mount.target,
      readOnly: mount.read_only || undefined,
      volumeOptions: compact({
        noCopy: nocopy || undefined,
        subpath,
        labels: labels && Object.entries(labels).map(([label, value]) => ({ label, value })),
      }),
    }) as MountArgs,
  };
}

/** Always a resource of the plan or an external name: a volume that only a mount names would outlive `destroy`. */
function volumeName({ project }: MappingContext, key: string): string {
  const top = project.volumes[key];
  if (!top) return key;
  return top.external ? top.name : reference("volume", key, "id");
}

function tmpfsMount(mount: MountConfig): MountArgs {
  return compact({
    type: "tmpfs",
    target: mount.target,
    readOnly: mount.read_only || undefined,
    tmpfsOptions: mount.tmpfs && compact({ sizeBytes: mount.tmpfs.size, mode: mount.tmpfs.mode }),
  }) as MountArgs;
}

function tmpfs(entries: readonly string[] | undefined): Record<string, string> | undefined {
  if (!entries?.length) return undefined;
  return Object.fromEntries(
    entries.map((entry) => {
      const colon = entry.indexOf(":");
      return colon < 0 ? [entry, ""] : [entry.slice(0, colon), entry.slice(colon + 1)];
    }),
  );
}

/** `service[:ro]` or `container:name[:ro]`. */
function volumesFrom(context: MappingContext, text: string): VolumeArgs {
  const foreign = text.startsWith("container:");
  const [name = "", mode] = (foreign ? text.slice("container:".length) : text).split(":");
  const source = foreign ? name : reference("container", context.containerKey(name), "id");
  if (mode !== undefined && mode !== "ro" && mode !== "rw") {
    diagnose(context, VOLUMES_FROM, ["volumes_from"], { text });
  }
  return compact({ fromContainer: source, readOnly: mode === "ro" || undefined }) as VolumeArgs;
}
