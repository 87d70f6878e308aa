import type { Timed } from "./timed";

/** What is shown. It comes first, and again where more of it has become known; the newest counts. */
export interface AboutEvent extends Timed {
  readonly type: "about";
  readonly project: string;
  /** `docker`, `swarm`. */
  readonly target: string;
  /** An update and what follows it, a project that is looked at, or a start that was only played. */
  readonly mode: "up" | "watch" | "simulate";
  /** Of pulumi-compose. */
  readonly version: string;
  /** Absent: none has answered yet, or none is asked. */
  readonly engine?: AboutEngine;
}

export interface AboutEngine {
  /** `Docker Engine`, `Podman`. In a simulation, how it was taken to probe. */
  readonly name: string;
  readonly version: string;
  /** Where it is asked: `unix:///var/run/docker.sock`. */
  readonly host?: string;
}
