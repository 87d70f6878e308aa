import * as pulumi from "@pulumi/pulumi";
import type { ComposeService } from "pulumi-compose";
import type { ServiceState } from "../contract/service-state";
import { WaitFor } from "../contract/wait-for";
import { addresses } from "./addresses";

/** A service's outputs as plain data. Asks for its health, and so waits for it, when it has a check and `waitFor` says so. */
export function serviceState(service: ComposeService, waitFor: WaitFor): pulumi.Output<ServiceState> {
  const asked = waitFor === WaitFor.Healthy && service.hasHealthcheck && !service.oneShot;
  return pulumi.output({
    containerId: service.containerId,
    containerName: service.containerName,
    containerIds: pulumi.all(service.containers.map(({ id }) => id)),
    containerNames: pulumi.all(service.containers.map(({ name }) => name)),
    endpoints: addresses(service, (url) => url.slice("tcp://".length), "tcp"),
    urls: addresses(service, (url) => url, "http"),
    ...(asked && { health: service.health }),
  });
}
