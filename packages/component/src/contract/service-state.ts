/** One service of a Project, as it came up. */
export interface ServiceState {
  /** Id of the first container; absent where the scale is 0, and on a swarm. */
  containerId?: string;
  /** Name of the first container, as the engine knows it; absent where the scale is 0, and on a swarm. */
  containerName?: string;
  /** Ids of all containers, in the order of their numbers. */
  containerIds: string[];
  /** Names of all containers, in the order of their numbers. */
  containerNames: string[];
  /** On a swarm: the id of the swarm's service. */
  swarmServiceId?: string;
  /** On a swarm: the name of the swarm's service. */
  swarmServiceName?: string;
  /** `healthy`, when it was waited for; absent otherwise. */
  health?: string;
  /** True, when it was waited for; absent otherwise. */
  ready?: boolean;
  /** Of a job that was run: true, once it has ended with exit code 0; absent otherwise. */
  completed?: boolean;
  /** Addresses of the published TCP ports (of the first container, or of the swarm's service) by the port inside: `localhost:5432`. */
  endpoints: Record<string, string>;
  /** The same for HTTP: `http://localhost:8080`. */
  urls: Record<string, string>;
}
