import type { ServiceWait } from "../gates/blocked-services";
import type { ProjectWork } from "../gates/construct-scope";
import type { ResourcePlan } from "../plan/resource-plan";
import type { ComposeService } from "./compose-service";

/** What each service of a plan waits for before its containers are created. */
export function waitsOf(plan: ResourcePlan): ReadonlyMap<string, readonly ServiceWait[]> {
  return new Map(plan.containers.map(({ service, waits }) => [service, waits]));
}

/** Tells a component provider of every container that is to be created. */
export function trackContainers(work: ProjectWork, services: Readonly<Record<string, ComposeService>>): void {
  for (const [name, { containers }] of Object.entries(services))
    for (const container of containers)
      work.track(name, new Promise<void>((resolve) => void container.urn.apply(() => resolve())));
}
