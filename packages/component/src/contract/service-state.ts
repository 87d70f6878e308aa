/** One service of a Project, as it came up. */
export interface ServiceState {
  /** Id of the first container; absent where the scale is 0, on a swarm and in a cluster. */
  containerId?: string;
  /** Name of the first container, as the engine knows it; absent where the scale is 0, on a swarm and in a cluster. */
  containerName?: string;
  /** Ids of all containers, in the order of their numbers. */
  containerIds: string[];
  /** Names of all containers, in the order of their numbers. */
  containerNames: string[];
  /** On a swarm: the id of the swarm's service. */
  swarmServiceId?: string;
  /** On a swarm: the name of the swarm's service. */
  swarmServiceName?: string;
  /** In a cluster: the name of what keeps the service's pods. */
  workloadName?: string;
  /** In a cluster: the namespace that it is in. */
  namespace?: string;
  /** `healthy`, when it was waited for; absent otherwise. */
  health?: string;
  /** True, when it was waited for; absent otherwise. */
  ready?: boolean;
  /** Of a job that was run: true, once it has ended with exit code 0; absent otherwise. */
  completed?: boolean;
  /** Addresses of the published TCP ports (of the first container, of the swarm's service, or of the cluster's) by the port inside: `localhost:5432`. */
  endpoints: Record<string, string>;
  /** The same for HTTP: `http://localhost:8080`. */
  urls: Record<string, string>;
}
