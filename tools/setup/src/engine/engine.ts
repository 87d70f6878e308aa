import type Docker from "dockerode";

/** What the set-up knows of the engine it found. */
export type FoundEngine =
  | {
      readonly found: true;
      readonly docker: Docker;
      /** As people write it: `unix:///var/run/docker.sock`. */
      readonly host: string;
      readonly version: string;
      /** The process id, if this project's set-up started it and so may stop it. */
      readonly ourPid: number | undefined;
      /** Whether it was started just now, and not by an earlier set-up. */
      readonly startedNow: boolean;
    }
  | { readonly found: false; readonly reason: string };
