import * as pulumi from "@pulumi/pulumi";
import type { ComposeService } from "@pulumi-compose/project";
import type { ServiceState } from "../contract/service-state";
import { Target } from "../contract/target";
import { WaitFor } from "../contract/wait-for";
import { addresses, portsOfContainer, portsOfService } from "./addresses";

/** A service's outputs as plain data. Asks for its health, its end or its being ready, and so waits for it, where `waitFor` says so. */
export function serviceState(
  service: ComposeService,
  target: Target,
  waitFor: WaitFor | "completed",
): pulumi.Output<ServiceState> {
  const [first] = service.containers;
  const inSwarm = target === Target.Swarm ? service.swarmService : undefined;
  const isThere = first !== undefined || inSwarm !== undefined;
  const asked = isThere && waitFor === WaitFor.Healthy && service.hasHealthcheck && !service.oneShot;
  const inside = inSwarm ? portsOfService(inSwarm) : portsOfContainer(first);
  return pulumi.output({
    ...(first && { containerId: first.id, containerName: first.name }),
    ...(inSwarm && { swarmServiceId: inSwarm.id, swarmServiceName: inSwarm.name }),
    containerIds: pulumi.all(service.containers.map(({ id }) => id)),
    containerNames: pulumi.all(service.containers.map(({ name }) => name)),
    endpoints: addresses(service, inside, (url) => url.slice("tcp://".length), "tcp"),
    urls: addresses(service, inside, (url) => url, "http"),
    ...(asked && { health: service.health }),
    ...(isThere && waitFor === "completed" && { completed: service.completed.apply(() => true) }),
    ...(isThere && waitFor === WaitFor.Ready && { ready: service.ready.apply(() => true) }),
  });
}
