import type { MountConfig } from "@pulumi-compose/parser";
import { reference } from "../../plan/marker";
import { type ArgsGroup, compact, type MappingContext } from "../common/context";
import { diagnose, unsupported } from "../common/diagnose";

type VolumeArgs = NonNullable<ArgsGroup["volumes"]>[number];
type MountArgs = NonNullable<ArgsGroup["mounts"]>[number];

/** Volumes, binds, tmpfs, `volumes_from`. Configs and secrets are uploads (see uploads.ts). */
export function mapStorage(context: MappingContext): ArgsGroup {
  const volumes: VolumeArgs[] = [];
  const mounts: MountArgs[] = [];
  (context.service.volumes ?? []).forEach((mount, position) => {
    const mapped = mapMount(context, mount, position);
    if (mapped.volume) volumes.push(mapped.volume);
    if (mapped.mount) mounts.push(mapped.mount);
  });
  volumes.push(...(context.service.volumes_from ?? []).map((from) => volumesFrom(context, from)));
  return compact({ volumes, mounts, tmpfs: tmpfs(context.service.tmpfs) });
}

interface Mapped {
  readonly volume?: VolumeArgs;
  readonly mount?: MountArgs;
}

function mapMount(context: MappingContext, mount: MountConfig, position: number): Mapped {
  switch (mount.type) {
    case "bind":
      return bind(context, mount, position);
    case "volume":
      return volume(context, mount);
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

function volume(context: MappingContext, mount: MountConfig): Mapped {
  const { nocopy, subpath, labels } = mount.volume ?? {};
  const source = mount.source === undefined ? undefined : volumeName(context, mount.source);
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
    diagnose(context, "target/volumes-from", "error", ["volumes_from"], `\`${text}\`: the mode must be ro or rw`);
  }
  return compact({ fromContainer: source, readOnly: mode === "ro" || undefined }) as VolumeArgs;
}
