import { isAbsolute, relative } from "node:path";
import type { MountConfig } from "@pulumi-compose/parser";
import { compact } from "../common/context";
import { diagnose, unsupported } from "../common/diagnose";
import { labelList } from "../common/label-list";
import { STACK_LABEL } from "./labels";
import type { ContainerSpecArgs, SwarmContext } from "./swarm-context";
import { NODE_LOCAL } from "./swarm-messages";

type MountArgs = NonNullable<ContainerSpecArgs["mounts"]>[number];

/** Volumes, binds and tmpfs as mounts. A volume is made where a task runs, by its mount, and stays there. */
export function mapStorage(context: SwarmContext): ContainerSpecArgs {
  const mounts = (context.service.volumes ?? []).flatMap((mount, position) => mapMount(context, mount, position));
  const temporary = (context.service.tmpfs ?? []).map((entry, position) => tmpfs(context, entry, position));
  return compact({ mounts: [...mounts, ...temporary] });
}

function mapMount(context: SwarmContext, mount: MountConfig, position: number): MountArgs[] {
  switch (mount.type) {
    case "bind":
      return [bind(context, mount, position)];
    case "volume":
      return [volume(context, mount, position)];
    case "tmpfs":
      return [tmpfsMount(mount.target, mount.read_only, mount.tmpfs?.size, mount.tmpfs?.mode)];
    default:
      unsupported(context, ["volumes", position], `the plugin has no mounts of type ${mount.type}`);
      return [];
  }
}

function bind(context: SwarmContext, mount: MountConfig, position: number): MountArgs {
  const { propagation, selinux, recursive } = mount.bind ?? {};
  if (selinux !== undefined) {
    unsupported(context, ["volumes", position, "bind", "selinux"], "the plugin has no such argument");
  }
  if (recursive !== undefined && recursive !== "enabled") {
    unsupported(context, ["volumes", position, "bind", "recursive"], "the plugin has no such argument");
  }
  if (isWithin(context.project.workingDir, mount.source ?? "") && !isPinned(context)) {
    diagnose(context, NODE_LOCAL, ["volumes", position], { kind: "bind", source: mount.source });
  }
  return compact({
    type: "bind",
    source: mount.source,
    target: mount.target,
    readOnly: mount.read_only || undefined,
    bindOptions: propagation === undefined ? undefined : { propagation },
  }) as MountArgs;
}

function volume(context: SwarmContext, mount: MountConfig, position: number): MountArgs {
  const { project } = context;
  const { nocopy, subpath, labels } = mount.volume ?? {};
  if (subpath !== undefined) {
    unsupported(context, ["volumes", position, "volume", "subpath"], "the plugin has no such argument");
  }
  const top = mount.source === undefined ? undefined : project.volumes[mount.source];
  const own = top && !top.external ? top : undefined;
  const shared = own?.driver !== undefined && own.driver !== "local";
  if (own && !shared && own.driver_opts?.type === undefined && !mount.read_only && !isPinned(context)) {
    diagnose(context, NODE_LOCAL, ["volumes", position], { kind: "volume", source: mount.source });
  }
  const driverOptions =
    own?.driver_opts && Object.keys(own.driver_opts).length > 0 ? { ...own.driver_opts } : undefined;
  const options = compact({
    noCopy: nocopy || undefined,
    labels: own ? labelList({ ...own.labels, ...labels, [STACK_LABEL]: project.name }) : labels && labelList(labels),
    driverName: own?.driver ?? (driverOptions && "local"),
    driverOptions,
  });
  return compact({
    type: "volume",
    source: top?.name ?? mount.source,
    target: mount.target,
    readOnly: mount.read_only || undefined,
    volumeOptions: Object.keys(options).length > 0 ? options : undefined,
  }) as MountArgs;
}

/** `/run:size=64m,mode=1777`: the engine's short form, of which a swarm knows size and mode. */
function tmpfs(context: SwarmContext, entry: string, position: number): MountArgs {
  const [target = "", text = ""] = entry.split(/:(.*)/s);
  let [size, mode]: [number | undefined, number | undefined] = [undefined, undefined];
  for (const option of text.split(",").filter(Boolean)) {
    const [, bytes, unit = ""] = /^size=(\d+)([kmg]?)b?$/i.exec(option) ?? [];
    const [, octal] = /^mode=0?([0-7]+)$/.exec(option) ?? [];
    if (bytes !== undefined) size = Number(bytes) * 1024 ** " kmg".indexOf(unit.toLowerCase() || " ");
    else if (octal !== undefined) mode = Number.parseInt(octal, 8);
    else if (option !== "rw" && option !== "ro") {
      unsupported(context, ["tmpfs", position], `a swarm's tmpfs has a size and a mode, no \`${option}\``);
    }
  }
  return tmpfsMount(target, text.split(",").includes("ro"), size, mode);
}

function tmpfsMount(target: string, readOnly?: boolean, size?: number, mode?: number): MountArgs {
  // The plugin reads the mode back without its first digit.
  const options = compact({ sizeBytes: size, mode: mode === undefined ? undefined : mode & 0o777 });
  return compact({
    type: "tmpfs",
    target,
    readOnly: readOnly || undefined,
    tmpfsOptions: Object.keys(options).length > 0 ? options : undefined,
  }) as MountArgs;
}

function isWithin(folder: string, path: string): boolean {
  const short = relative(folder, path);
  return path !== "" && !short.startsWith("..") && !isAbsolute(short);
}

/** Whether the service stays where its files are: by a constraint on nodes, or because it runs on all of them. */
function isPinned({ service: { deploy } }: SwarmContext): boolean {
  if (deploy?.mode === "global") return true;
  return (deploy?.placement?.constraints ?? []).some((text) => /^\s*(node|engine)\.(id|hostname|labels)/.test(text));
}
