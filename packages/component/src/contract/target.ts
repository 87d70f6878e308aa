/** Where a project runs. */
export enum Target {
  /** As containers on the engine that the docker provider talks to. */
  Docker = "docker",
  /** As services of the swarm that this engine is a manager of. */
  Swarm = "swarm",
  /** As objects of the cluster that the Kubernetes provider talks to. */
  Kubernetes = "kubernetes",
}
