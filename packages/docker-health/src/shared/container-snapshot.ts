import type { Healthcheck, HealthStatus } from "@pulumi-compose/health-model";

/** One run of a healthcheck's test, by the engine or by a wait. */
export interface ProbeResult {
  /** When it began, RFC 3339 by the clock of whoever ran it. */
  readonly start: string;
  readonly durationMs: number;
  /** -1: ran past its timeout, or could not be run at all. */
  readonly exitCode: number;
  /** At most 4096 bytes, as the engine keeps them. */
  readonly output: string;
  readonly by: "engine" | "probe";
}

/** The engine's words for what a container does. */
export type ContainerStatus = "created" | "running" | "paused" | "restarting" | "removing" | "exited" | "dead";

/** A container's state at one moment. */
export interface ContainerState {
  readonly status: ContainerStatus;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** The engine's own message when it could not start the container. */
  readonly error: string;
  /** RFC 3339 by the engine's clock; the year 1 when it never happened. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** How often the restart policy has brought it back. */
  readonly restartCount: number;
}

/** A namespace of another container's that a container is in. */
export interface SharedNamespace {
  readonly namespace: "network" | "ipc" | "pid";
  /** The other's id, or its name. */
  readonly container: string;
}

/** A port of a container that the engine's machine has. */
export interface PublishedPort {
  /** `0.0.0.0`, `::`, `127.0.0.1`; empty: the engine's own choice. */
  readonly ip: string;
  readonly external: number;
  readonly internal: number;
  /** `tcp`, `udp`, `sctp`. */
  readonly protocol: string;
}

/** What a wait needs to know of a container at one moment. */
export interface ContainerSnapshot {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly state: ContainerState;
  /** Absent without a healthcheck, and before the container's first start. */
  readonly health?: {
    readonly status: HealthStatus;
    readonly failingStreak: number;
    /** Oldest first; the engine keeps five. */
    readonly log: readonly ProbeResult[];
  };
  /** Absent: none is declared, or it is switched off (`NONE`). */
  readonly healthcheck?: Healthcheck;
  readonly restartPolicy: {
    readonly name: "no" | "always" | "unless-stopped" | "on-failure";
    readonly retries: number;
  };
  /** What runs a CMD-SHELL test: the image's SHELL, else `/bin/sh -c`. */
  readonly shell: readonly string[];
  readonly tty: boolean;
  readonly labels: Readonly<Record<string, string>>;
  /** RFC 3339 by the engine's clock; absent: nobody has said. */
  readonly createdAt?: string;
  /** Names by which others find it on its networks; absent: none. */
  readonly aliases?: readonly string[];
  /** Absent: it publishes none, or does not run. */
  readonly ports?: readonly PublishedPort[];
  /** Values of its variables that by their names are secrets: what is not to be shown. Absent: none. */
  readonly secrets?: readonly string[];
  /** Absent: it is in nobody else's namespaces. */
  readonly shares?: readonly SharedNamespace[];
}
