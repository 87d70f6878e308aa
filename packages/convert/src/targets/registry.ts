import type { ConvertedPlan } from "../source/source";
import { dockerProgram } from "./docker/docker-program";
import { kubernetesProgram } from "./kubernetes/kubernetes-program";
import type { ProgramTarget } from "./program-target";
import { swarmProgram } from "./swarm/swarm-program";

/** What a program can be written for, by the target's name. */
export const programTargets: Readonly<Record<ConvertedPlan["target"], ProgramTarget>> = {
  docker: dockerProgram,
  swarm: swarmProgram,
  kubernetes: kubernetesProgram,
};
