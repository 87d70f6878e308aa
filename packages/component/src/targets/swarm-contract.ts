import type { TargetContract } from "./target-contract";

/** Of a service of a swarm, which makes its containers itself. */
export const swarmContract: TargetContract = {
  hasContainers: false,
  identify: ({ resources: [service] }) => ({
    ...(service && { swarmServiceId: service.id, swarmServiceName: service.name }),
    containerIds: [],
    containerNames: [],
  }),
};
