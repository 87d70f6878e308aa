import { Target } from "../contract/target";
import { dockerContract } from "./docker-contract";
import { kubernetesContract } from "./kubernetes-contract";
import { swarmContract } from "./swarm-contract";
import type { TargetContract } from "./target-contract";

/** By the target's name. */
export const contracts: Readonly<Record<Target, TargetContract>> = {
  [Target.Docker]: dockerContract,
  [Target.Swarm]: swarmContract,
  [Target.Kubernetes]: kubernetesContract,
};
