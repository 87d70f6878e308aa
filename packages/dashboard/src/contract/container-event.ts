import type { Timed } from "./timed";

/** A container, or a replica of a swarm's service, as it is now: in place of what was told of the same id before. */
export interface ContainerEvent extends Timed {
  readonly type: "container";
  readonly container: ContainerState;
}

/** It is there no more. */
export interface ContainerGoneEvent extends Timed {
  readonly type: "container-gone";
  readonly id: string;
}

export interface ContainerState {
  /** The engine's id. Of a replica of a swarm's service: its service and slot. */
  readonly id: string;
  readonly name: string;
  readonly service: string;
  /** Among the service's replicas, from 1. */
  readonly number: number;
  readonly image?: string;
  /** The engine's word: `created`, `running`, `paused`, `restarting`, `exited`, `dead`; of a swarm's: `pending`, `preparing`, … */
  readonly state: string;
  /** Absent: no healthcheck, or it does not run. */
  readonly health?: "starting" | "healthy" | "unhealthy";
  /** Failures in a row. */
  readonly failingStreak?: number;
  /** How many of them make it unhealthy. */
  readonly retries?: number;
  /** Since when it is in this state and health. */
  readonly since?: Since;
  readonly exitCode?: number;
  readonly outOfMemory?: boolean;
  /** How often its restart policy has brought it back. */
  readonly restarts: number;
  /** Published: each a link where `url` is given. */
  readonly ports: readonly Port[];
  /** Where there are two containers of one number: the one that is replaced, or the one that replaces it. */
  readonly beside?: "old" | "new";
  /** With `beside`: whether others find it by the service's name. */
  readonly serves?: boolean;
  /** Namespaces of another container's that it has lost, as that one was started again. */
  readonly lost?: readonly string[];
  /** The machine of a swarm on which it runs. */
  readonly node?: string;
  /** What is wrong with it, in the engine's words. */
  readonly error?: string;
  /** As it should be: neither unhealthy, nor failed, nor missing. */
  readonly ok: boolean;
}

export interface Since {
  /** Milliseconds since the epoch, by the engine's clock. */
  readonly ms: number;
  /** It may have been so for longer: an engine keeps five probes. */
  readonly atLeast: boolean;
}

export interface Port {
  /** `127.0.0.1:8080->80/tcp`. */
  readonly text: string;
  /** What a browser on this machine may open: `http://127.0.0.1:8080`; absent of UDP, and of an engine elsewhere. */
  readonly url?: string;
}
