import type { Claims, HeldPort } from "./claims";

/** One thing that two containers claim. */
export interface CommonClaim {
  readonly kind: "name" | "port" | "address" | "volume";
  /** In words: `port 8080/tcp`. */
  readonly what: string;
}

/** What two containers both claim, in the words of the first. */
export function claimsInCommon(one: Claims, other: Claims): readonly CommonClaim[] {
  return [
    ...(one.name !== "" && one.name === other.name ? [{ kind: "name" as const, what: `the name "${one.name}"` }] : []),
    ...one.ports
      .filter((port) => other.ports.some((held) => collide(port, held)))
      .map(({ published, protocol }) => ({ kind: "port" as const, what: `port ${published}/${protocol}` })),
    ...one.addresses
      .filter(({ network, address }) =>
        other.addresses.some((held) => held.network === network && held.address === address),
      )
      .map(({ address }) => ({ kind: "address" as const, what: `address ${address}` })),
    ...one.volumes
      .filter((volume) => other.volumes.includes(volume))
      .map((volume) => ({ kind: "volume" as const, what: `volume ${volume}` })),
  ];
}

function collide(a: HeldPort, b: HeldPort): boolean {
  return a.published === b.published && a.protocol === b.protocol && (a.ip === b.ip || isAny(a.ip) || isAny(b.ip));
}

function isAny(ip: string): boolean {
  return ip === "" || ip === "0.0.0.0" || ip === "::";
}
