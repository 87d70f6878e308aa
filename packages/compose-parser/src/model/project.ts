import type { Path, Place } from "./place";
import type { JobConfig, ServiceConfig } from "./service";
import type { ConfigObjectConfig, ModelConfig, NetworkConfig, SecretConfig, VolumeConfig } from "./top-level";

/**
 * A compose project in its canonical form: every attribute in its long syntax, durations and sizes as numbers, paths
 * absolute, names resolved. Names of attributes are the Compose Specification's own. Mappings have no prototype, so
 * that `__proto__` and `constructor` are ordinary names.
 */
export interface ComposeProject {
  readonly name: string;
  /** The project directory, absolute: what relative paths were resolved against. */
  readonly workingDir: string;
  /** The files it was read from, in order, absolute. */
  readonly files: readonly string[];
  /** The services that are enabled under the chosen profiles, in the order of the files. */
  readonly services: Readonly<Record<string, ServiceConfig>>;
  /** The services that no chosen profile enables. */
  readonly disabledServices: Readonly<Record<string, ServiceConfig>>;
  readonly networks: Readonly<Record<string, NetworkConfig>>;
  readonly volumes: Readonly<Record<string, VolumeConfig>>;
  readonly configs: Readonly<Record<string, ConfigObjectConfig>>;
  readonly secrets: Readonly<Record<string, SecretConfig>>;
  readonly models: Readonly<Record<string, ModelConfig>>;
  /** Top-level `x-*` extensions. */
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly profiles: readonly string[];
  /** Jobs: containers that are run by hand or by schedule, not started with the project. */
  readonly jobs?: Readonly<Record<string, JobConfig>>;
  /** What only jobs and `pre_start` hooks use. It is not in docker compose's canonical form. */
  readonly besides?: Pick<ComposeProject, "networks" | "volumes" | "configs" | "secrets">;
  /** The variables that interpolation saw: the caller's, those of `.env` files, `COMPOSE_PROJECT_NAME`. */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Where the value at a path of this project was written: `placeOf(["services", "web", "depends_on", "db"])`. A path
   * that nobody wrote (a default) gives the place of its nearest ancestor that somebody did.
   */
  placeOf(path: Path): Place | undefined;
}
