/** One service of a Project, as it came up. */
export interface ServiceState {
  /** Id of the first container. */
  containerId: string;
  /** Name of the first container, as the engine knows it. */
  containerName: string;
  /** Ids of all containers, in the order of their numbers. */
  containerIds: string[];
  /** Names of all containers, in the order of their numbers. */
  containerNames: string[];
  /** `healthy`, when it was waited for; absent otherwise. */
  health?: string;
  /** Addresses of the first container's published TCP ports by the port inside: `localhost:5432`. */
  endpoints: Record<string, string>;
  /** The same for HTTP: `http://localhost:8080`. */
  urls: Record<string, string>;
}
