/**
 * `ways`: in `npm test` and in `npm run test:all`; `depths`: in the latter alone; `kubernetes`: in `npm run test:kubernetes` and
 * nowhere else, since it needs a cluster.
 */
export type Tier = "ways" | "depths" | "kubernetes";

/** Engines that a file has something to say about. */
export type Facing = "docker" | "podman too";

/** An end-to-end file, as the table of all has it. */
export interface E2eFile {
  /** From the repository's root. */
  readonly file: string;
  readonly tier: Tier;
  /** The capability that it stands for, or what it goes into the depths of. */
  readonly shows: string;
  /**
   * Of a way whose file goes into the depths as well: a pattern of the names of those of its tests that are the way, and in
   * `npm test`; no other test there may be needed by them.
   */
  readonly only?: string;
  /** What it shows depends on the engine: `npm run test:engines` runs it on every Docker engine, or on Podman, too. */
  readonly engines?: Facing;
  /**
   * Of a file for Podman, too: a pattern of the names of those of its tests that say nothing of it. They take an engine that probes by
   * itself, which Podman does by systemd's timers, and no room has systemd; or what Podman has in another way, as their row says.
   */
  readonly notOnPodman?: string;
  /** It measures time, so that nothing runs beside it. */
  readonly alone?: boolean;
  /**
   * It measures how long a deployment takes: the docker plugin's stand-in waits where the official one does. For all others it
   * does not, since nothing comes of it.
   */
  readonly waits?: boolean;
  /**
   * It needs the machine's network, so that it runs outside of a room, on the engine that the set-up has found. Of the tier
   * `kubernetes`: it brings clusters up itself.
   */
  readonly outside?: boolean;
  /** It tests a tool: it runs again only when one of these files or folders has changed since it last passed. */
  readonly inputs?: readonly string[];
}
