import { setTimeout as sleep } from "node:timers/promises";
import { behaviourOf } from "./behaviour-of";
import type { EngineBench } from "./engine-bench";
import { isSettled } from "./is-settled";
import { observeEngine } from "./observe-engine";
import type { ObservedContainer } from "./observed-container";
import type { OracleProject } from "./oracle-project";
import { rolesOf } from "./roles-of";

const LONGEST_MS = 180_000;
const LOOK_EVERY_MS = 300;

/**
 * Waits until nothing changes any more with a project's containers: what an `up` finds is then what was seen before it.
 *
 * @param isRepaired a job that hung ends now: better before the `up` than in the middle of it
 */
export async function settle(
  { docker }: EngineBench,
  project: OracleProject,
  name: string,
  isRepaired: boolean,
): Promise<void> {
  const services = new Map(
    project.services.map((service) => {
      const roles = rolesOf(project, service);
      return [service.name, { roles, behaviour: behaviourOf(service, roles) }];
    }),
  );
  const moves = (container: ObservedContainer): boolean => {
    const service = services.get(container.service);
    if (service === undefined) return false;
    if (isRepaired) return service.roles.completed && container.status === "running";
    return !isSettled(container, service.behaviour, Date.now());
  };
  for (const end = Date.now() + LONGEST_MS; ; await sleep(LOOK_EVERY_MS)) {
    const moving = (await observeEngine(docker, name)).containers.filter(moves);
    if (moving.length === 0) return;
    if (Date.now() > end) throw new Error(`never settled: ${JSON.stringify(moving)}`);
  }
}
