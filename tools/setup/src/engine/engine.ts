import type Docker from "dockerode";

/** What the set-up knows of the engine it found. */
export type FoundEngine =
  | {
      readonly found: true;
      readonly docker: Docker;
      /** As people write it: `unix:///var/run/docker.sock`. */
      readonly host: string;
      readonly version: string;
      /** Whether this project's set-up started it, and may stop it. */
      readonly ours: boolean;
    }
  | { readonly found: false; readonly reason: string };
