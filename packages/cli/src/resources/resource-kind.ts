/** What a resource is to those who look at a deployment. */
export type ResourceKind =
  | "project"
  | "service"
  | "network"
  | "volume"
  | "image"
  | "container"
  /** A service of a swarm. */
  | "swarm-service"
  | "config"
  | "secret"
  /** Says of a container that its `post_healthy` hooks have run. */
  | "hooks"
  | "other"
  /** What another target has. */
  | (string & {});
