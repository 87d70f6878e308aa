import type { Claims } from "@pulumi-compose/docker-health";

/** The arguments of a container that say what it claims. */
export const claimingArgs = ["name", "ports", "networksAdvanced", "volumes", "mounts"] as const;

/**
 * What a container claims for itself alone by the arguments of `docker.Container`, as far as they are there: names, published ports,
 * addresses, and volumes that it writes to.
 */
export function claimsOf(args: Readonly<Record<string, unknown>>): Claims {
  return {
    name: text(args.name),
    ports: records(args.ports).flatMap(({ external, protocol, ip }) =>
      typeof external === "number" && external > 0
        ? [{ published: external, protocol: text(protocol) || "tcp", ip: text(ip) }]
        : [],
    ),
    addresses: records(args.networksAdvanced).flatMap(({ name, ipv4Address, ipv6Address }) =>
      [text(ipv4Address), text(ipv6Address)]
        .filter((address) => address !== "")
        .map((address) => ({ network: text(name), address })),
    ),
    volumes: [
      ...records(args.volumes)
        .filter(isWritten)
        .map(({ volumeName }) => text(volumeName)),
      ...records(args.mounts)
        .filter((mount) => mount.type === "volume" && isWritten(mount))
        .map(({ source }) => text(source)),
    ].filter((volume) => volume !== ""),
  };
}

function isWritten({ readOnly }: Readonly<Record<string, unknown>>): boolean {
  return readOnly !== true;
}

function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
