/** A container of a running compose project. */
export interface FoundContainer {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly number: number;
  /** `sha256:…` of the image that it runs. */
  readonly imageId: string;
  /** The names that the image goes by. */
  readonly imageTags: readonly string[];
  /** Volumes that it does not have from another container: their names by where they are mounted. */
  readonly volumes: ReadonlyMap<string, string>;
}

/** What docker compose made of a project, found on the engine by its labels. */
export interface FoundProject {
  readonly containers: readonly FoundContainer[];
  /** Ids of networks by their key in the compose file. */
  readonly networks: ReadonlyMap<string, string>;
  /** Names of volumes by their key in the compose file. */
  readonly volumes: ReadonlyMap<string, string>;
}
