import type { ContainerInspectInfo } from "dockerode";

/**
 * Where a container of ours may differ from docker compose's, and why. Everything else must be the same. Patterns match
 * the beginning of the path.
 */
export const allowed: readonly { readonly path: RegExp; readonly why: string }[] = [
  {
    path: /^Config\.Image$/,
    why: "ours is the image's id, so that a refresh reads what was given; both are the same image",
  },
  {
    path: /^Config\.(AttachStdout|AttachStderr|AttachStdin|StdinOnce)$/,
    why: "the client's attachment at creation, without effect later",
  },
  {
    path: /^Config\.Labels\.com\.docker\.compose\.(config-hash|version|image|depends_on|replace)$/,
    why: "docker compose's own bookkeeping",
  },
  {
    path: /^Config\.Labels\.com\.docker\.compose\.project\.(working_dir|config_files|environment_file)$/,
    why: "absolute paths would differ from machine to machine and replace the container",
  },
  { path: /^Config\.Labels\.io\.pulumi-compose\./, why: "ours" },
  {
    path: /^HostConfig\.NetworkMode$/,
    why: "docker compose names the first network here; the plugin attaches all of them one by one",
  },
  { path: /^HostConfig\.RestartPolicy\.Name: "" → "no"$/, why: "two words of the engine for the same" },
  {
    path: /^HostConfig\.PortBindings\.[^:]*HostIp: "" → "0\.0\.0\.0"$/,
    why: "the plugin's default address, which cannot be unset: a port without an address is published on IPv4 only",
  },
  {
    path: /^HostConfig\.PortBindings\..*HostPort: "" → "0"$/,
    why: "two words of the engine for a port that it chooses itself",
  },
  {
    path: /^Mounts\..*\.Name: "<anonymous>" → "\S+_\S+-\d+\.\S+"$/,
    why: "what docker compose has in an anonymous volume is in one of the container's own here",
  },
  {
    path: /^Mounts\.<config or secret>/,
    why: "docker compose mounts the file of a config or secret; here its content is put into the container, so that a change of it is a change of the deployment and no host path is needed",
  },
];

/**
 * The parts of two inspects that differ, as `path: theirs → ours`.
 *
 * @param files where the service has its configs and secrets
 */
export function differences(
  theirs: ContainerInspectInfo,
  ours: ContainerInspectInfo,
  files: ReadonlySet<string> = new Set(),
): string[] {
  const found: string[] = [];
  diff(comparable(theirs, files), comparable(ours, files), "", found);
  return found.filter(
    (line) => !allowed.some(({ path }) => path.test(line.slice(0, line.indexOf(": "))) || path.test(line)),
  );
}

function comparable(info: ContainerInspectInfo, files: ReadonlySet<string>): unknown {
  const { Config, HostConfig, NetworkSettings, Mounts, Image } = info;
  const hostname = Config.Hostname === info.Id.slice(0, 12) ? "<id>" : Config.Hostname;
  return {
    Image,
    Config: { ...Config, Hostname: hostname, Env: [...(Config.Env ?? [])].sort() },
    HostConfig: { ...HostConfig, Binds: undefined, Mounts: undefined },
    // However they were asked for, these are the mounts that there are.
    Mounts: Object.fromEntries(
      Mounts.map((mount) => [
        files.has(mount.Destination) ? `<config or secret> ${mount.Destination}` : mount.Destination,
        mountOf(mount),
      ]),
    ),
    Networks: Object.fromEntries(
      Object.entries(NetworkSettings.Networks ?? {}).map(([name, network]) => [
        name,
        {
          // docker compose gives a name twice where the container is called as its service.
          Aliases: [...new Set(network.Aliases ?? [])].filter((alias) => alias !== info.Id.slice(0, 12)).sort(),
          IPAMConfig: network.IPAMConfig ?? {},
        },
      ]),
    ),
  };
}

function mountOf(mount: ContainerInspectInfo["Mounts"][number]): object {
  // An anonymous volume has a name of its own each time.
  const named = /^[0-9a-f]{64}$/.test(mount.Name ?? "") ? "<anonymous>" : mount.Name;
  return { Type: mount.Type, Name: named, Source: named === undefined ? mount.Source : undefined, RW: mount.RW };
}

function diff(a: unknown, b: unknown, path: string, found: string[]): void {
  if (isEmpty(a) && isEmpty(b)) return;
  if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    for (const key of keys) diff(Reflect.get(a, key), Reflect.get(b, key), path === "" ? key : `${path}.${key}`, found);
    return;
  }
  if (a !== b) found.push(`${path}: ${JSON.stringify(a)} → ${JSON.stringify(b)}`);
}

/** Absent, null, false, 0 and empty are the same to the engine. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === "") return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}
