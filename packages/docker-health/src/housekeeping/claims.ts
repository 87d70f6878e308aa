/** A port of the host. */
export interface HeldPort {
  readonly published: number;
  /** `tcp`, `udp` or `sctp`. */
  readonly protocol: string;
  /** The address that it is published on; empty: all. */
  readonly ip: string;
}

/** An address on a network. */
export interface HeldAddress {
  /** The network's id, or its name. */
  readonly network: string;
  readonly address: string;
}

/** What a container has that no other can have beside it, or should. */
export interface Claims {
  readonly name: string;
  readonly ports: readonly HeldPort[];
  readonly addresses: readonly HeldAddress[];
  /** Names of the volumes that it may write to: two that do not know of each other ruin what is in them. */
  readonly volumes: readonly string[];
}
