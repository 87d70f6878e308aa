/** A /24 for the engines of one bench, and the host's own foot in it. */
export interface Subnet {
  /** Of the machine with that number, from 1. */
  readonly addressOf: (machine: number) => string;
  readonly host: string;
  readonly prefixLength: number;
}

/** The most machines that fit. */
export const MOST_MACHINES = 200;

/**
 * A /24 of 10.213.0.0/16 in which this machine has no address yet.
 *
 * @param seed where to begin looking; a process id, say, so that two benches that start at once differ.
 * @param taken the addresses that this machine has.
 * @throws Error when none is left.
 */
export function freeSubnet(seed: number, taken: readonly string[]): Subnet {
  for (let tried = 0; tried < 256; tried += 1) {
    const prefix = `10.213.${(seed + tried) % 256}.`;
    if (taken.some((address) => address.startsWith(prefix))) continue;
    return { addressOf: (machine) => `${prefix}${machine}`, host: `${prefix}254`, prefixLength: 24 };
  }
  throw new Error("all of 10.213.0.0/16 is in use on this machine: end the benches that still run");
}
