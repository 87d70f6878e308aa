import * as pulumi from "@pulumi/pulumi";
import type { ComposeService } from "@pulumi-compose/project";
import type { ServiceState } from "../contract/service-state";
import { WaitFor } from "../contract/wait-for";
import type { TargetContract } from "../targets/target-contract";
import { addresses } from "./addresses";

/** A service's outputs as plain data. Asks for its health, its end or its being ready, and so waits for it, where `waitFor` says so. */
export function serviceState(
  service: ComposeService,
  contract: TargetContract,
  waitFor: WaitFor | "completed",
): pulumi.Output<ServiceState> {
  const isThere = service.resources.length > 0;
  const asked = isThere && waitFor === WaitFor.Healthy && service.hasHealthcheck && !service.oneShot;
  return pulumi.output({
    ...contract.identify(service),
    endpoints: addresses(service, (url) => url.slice("tcp://".length), "tcp"),
    urls: addresses(service, (url) => url, "http"),
    ...(asked && { health: service.health }),
    ...(isThere && waitFor === "completed" && { completed: service.completed.apply(() => true) }),
    ...(isThere && waitFor === WaitFor.Ready && { ready: service.ready.apply(() => true) }),
  });
}
