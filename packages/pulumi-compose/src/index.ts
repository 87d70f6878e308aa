// Before anything that loads the SDK.
import "./sdk/lazy-compiler";
import "./sdk/promise-traces";
import "./sdk/debug-lines";
import "./sdk/plain-structs";

export type { ComposeProjectArgs } from "./compose-project/args";
export { ComposeProject } from "./compose-project/compose-project";
export { constructGated } from "./gates/construct-gated";
export type { GateOptions } from "./gates/gate-options";
export type { OnUnhealthy, ProbeMode } from "./gates/wait-options";
export { contextDigest } from "./plan/context-digest";
export { hashContext } from "./plan/hash-context";
export { type Piece, type Reference, splitMarkers } from "./plan/marker";
export type * from "./plan/resource-plan";
export { envFile } from "./programs/env-file";
export { completed, healthy } from "./programs/helpers";
export { converged, started } from "./programs/service-helpers";
export { verbatim } from "./programs/verbatim";
export type { CommonOverride } from "./services/common-override";
export { ComposeService } from "./services/compose-service";
export { stageDockerfile } from "./services/staged-args";
export { type ComposeRole, composeLabels, type Label } from "./targets/common/compose-labels";
export { contentName } from "./targets/common/content-name";
export type { PlanEnvironment } from "./targets/common/plan-environment";
export { type Fate, fateOf, type Support } from "./targets/common/support";
export { wordsOf } from "./targets/common/support-table";
export { isNothing } from "./targets/common/unmapped";
export { type BuildingEngine, builderNeeds } from "./targets/docker/builder-needs";
export type { ContainerOverride } from "./targets/docker/container-override";
export { ContainerService } from "./targets/docker/container-service";
export { ENGINE_ADDS_TO } from "./targets/docker/filled-in";
export { imageCommand, imageEntrypoint } from "./targets/docker/image-command";
export { claimsOf } from "./targets/docker/lifecycle/claims-of";
export { limited } from "./targets/docker/lifecycle/limited";
export { type PostStartCommand, type PostStartOptions, postStart } from "./targets/docker/lifecycle/post-start";
export { preStart } from "./targets/docker/lifecycle/pre-start";
export { missingExternals } from "./targets/docker/missing-externals";
export { networkNeeds } from "./targets/docker/network-needs";
export { planResources } from "./targets/docker/plan-resources";
export { isAboutUpdates } from "./targets/docker/rollout";
export { wholeEntrypoints } from "./targets/docker/whole-entrypoints";
export { clusterObstacles } from "./targets/kubernetes/cluster-obstacles";
export type * from "./targets/kubernetes/kubernetes-plan";
export type { Manifest } from "./targets/kubernetes/manifest";
export type { KubernetesObject } from "./targets/kubernetes/objects/kubernetes-object";
export { KubernetesService } from "./targets/kubernetes/objects/kubernetes-service";
export { planKubernetes } from "./targets/kubernetes/plan-kubernetes";
export { isInferred, isLeftOut } from "./targets/kubernetes/say";
export { type ServiceOn, type ServiceOverride, type TargetName as Target, targets } from "./targets/registry";
export { planSwarm } from "./targets/swarm/plan-swarm";
export type * from "./targets/swarm/swarm-plan";
export { SwarmService } from "./targets/swarm/swarm-service";
export type { SwarmServiceOverride } from "./targets/swarm/swarm-service-override";
export type {
  Created,
  Creation,
  CreationArgs,
  GateRequest,
  Target as TargetObject,
  TargetPlan,
} from "./targets/target";
