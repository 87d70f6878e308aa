import {
  describeServiceReason,
  renderServiceEvidence,
  type ServiceGoal,
  type ServiceWaitResult,
  type Swarm,
} from "@pulumi-compose/docker-health";
import type { ChosenProject } from "../../project/choose-project";
import type { WaitRequest } from "../command-target";
import { completes } from "../services/completes";
import type { PlacedService } from "../services/placed-service";
import { waitInPlace } from "../services/wait-in-place";
import { type StackService, stackServices } from "./stack-services";

/** The gate as a command, for the services of a swarm. @returns the exit code */
export async function waitInSwarm(request: WaitRequest): Promise<number> {
  const { chosen, options, edges } = request;
  if (options.keepWaiting) {
    edges.io.err.write("--keep-waiting is left out: a swarm kills an unhealthy task itself, and starts another\n");
  }
  const swarm = await edges.connectSwarm(options);
  const find = async () => (await stackServices(swarm, chosen)).map((found) => placed(swarm, found, chosen));
  const words = { describe: describeServiceReason, render: renderServiceEvidence };
  return waitInPlace({ here: "in this swarm", find, ...words }, request);
}

function placed(swarm: Swarm, found: StackService, chosen: ChosenProject): PlacedService<ServiceWaitResult> {
  const { id, name } = found.snapshot;
  return {
    service: found.service,
    name,
    wait: (condition, options) => swarm.waitForService(id, condition ?? goalOf(found, chosen), options),
  };
}

/** To be completed where others wait for that or where it is a job, healthy where it has a check, else running. */
function goalOf({ service, snapshot }: StackService, chosen: ChosenProject): ServiceGoal {
  if (completes(service, chosen) || snapshot.mode.endsWith("-job")) return "service_completed_successfully";
  return snapshot.healthcheck && !snapshot.checkDisabled ? "service_healthy" : "converged";
}
