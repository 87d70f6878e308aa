import type { Requester } from "../engine/requester";
import { field, flag, list, number, strings, text } from "../shared/read";
import type { Claims, HeldAddress, HeldPort } from "./claims";
import { inspectIfThere } from "./inspect-if-there";

/** A container of a compose project and what it has at the moment. */
export interface ProjectHolder {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Whether it has a process, paused or between two runs included. */
  readonly runs: boolean;
  /** Id of the image that it was made of. */
  readonly image: string;
  /** One that is not running has nothing but its name. */
  readonly has: Claims;
}

/** The containers with a project's label, in one question, however many they are. */
export async function projectHolders(ask: Requester, project: string): Promise<readonly ProjectHolder[]> {
  const filters = JSON.stringify({ label: [`com.docker.compose.project=${project}`] });
  const rows = await ask.json({ method: "GET", path: "/containers/json", query: { all: "1", filters }, ok: [200] });
  return list(rows).map((row) => {
    const name = text(list(field(row, "Names"))[0]).replace(/^\//, "");
    const runs = ["running", "paused", "restarting"].includes(text(field(row, "State")));
    return {
      id: text(field(row, "Id")),
      labels: strings(field(row, "Labels")),
      runs,
      image: text(field(row, "ImageID")),
      has: {
        name,
        ports: runs ? list(field(row, "Ports")).flatMap(portOf) : [],
        addresses: runs ? addressesIn(field(row, "NetworkSettings", "Networks"), "has") : [],
        volumes: runs ? volumesIn(field(row, "Mounts")) : [],
      },
    };
  });
}

/**
 * What a container was given: a port or an address that the engine chose for it is not among that.
 *
 * @returns undefined: it is gone
 */
export async function givenClaims(ask: Requester, container: string): Promise<Claims | undefined> {
  const found = await inspectIfThere(ask, "containers", container);
  if (found === undefined) return undefined;
  return {
    name: text(field(found, "Name")).replace(/^\//, ""),
    ports: Object.entries(field(found, "HostConfig", "PortBindings") ?? {}).flatMap(bindingsOf),
    addresses: addressesIn(field(found, "NetworkSettings", "Networks"), "given"),
    volumes: volumesIn(field(found, "Mounts")),
  };
}

function portOf(row: unknown): HeldPort[] {
  const published = number(field(row, "PublicPort"));
  return published === 0 ? [] : [{ published, protocol: text(field(row, "Type")), ip: text(field(row, "IP")) }];
}

/** `80/tcp` and the places of the host where it is. */
function bindingsOf([port, bindings]: readonly [string, unknown]): HeldPort[] {
  const protocol = port.split("/")[1] ?? "tcp";
  return list(bindings).flatMap((binding) => {
    const published = Number(text(field(binding, "HostPort")));
    return published > 0 ? [{ published, protocol, ip: text(field(binding, "HostIp")) }] : [];
  });
}

/** Under the network's id and under its name: whoever asks knows one of them. */
function addressesIn(networks: unknown, which: "has" | "given"): HeldAddress[] {
  return Object.entries(networks ?? {}).flatMap(([name, endpoint]) => {
    const own = which === "has" ? endpoint : field(endpoint, "IPAMConfig");
    const [v4, v6] =
      which === "has"
        ? [field(own, "IPAddress"), field(own, "GlobalIPv6Address")]
        : [field(own, "IPv4Address"), field(own, "IPv6Address")];
    const addresses = [text(v4), text(v6)].filter((address) => address !== "");
    const known = [name, text(field(endpoint, "NetworkID"))].filter((network) => network !== "");
    return addresses.flatMap((address) => known.map((network) => ({ network, address })));
  });
}

function volumesIn(mounts: unknown): string[] {
  return list(mounts)
    .filter((mount) => text(field(mount, "Type")) === "volume" && flag(field(mount, "RW")))
    .map((mount) => text(field(mount, "Name")));
}
