/** Pulumi's types of what a project becomes. */
export const resourceTypes = {
  /** The component around a service's containers. */
  component: "compose:index:Service",
  container: "docker:index/container:Container",
  network: "docker:index/network:Network",
  volume: "docker:index/volume:Volume",
  image: "docker:index/remoteImage:RemoteImage",
  /** Says of a container that its `post_healthy` hooks have run. */
  mark: "pulumi:index:Stash",
  swarmService: "docker:index/service:Service",
  swarmConfig: "docker:index/serviceConfig:ServiceConfig",
  swarmSecret: "docker:index/secret:Secret",
  claim: "kubernetes:core/v1:PersistentVolumeClaim",
} as const;

/** Whether a type is of what keeps a project's data. */
export function isVolumeType(type: string): boolean {
  return type === resourceTypes.volume || type === resourceTypes.claim;
}
