import type { ServiceWait } from "../gates/blocked-services";
import type { ProjectWork } from "../gates/construct-scope";
import type { PlannedWait } from "../plan/resource-plan";
import type { ComposeService } from "./compose-service";

interface WaitingResource {
  readonly service: string;
  readonly waits: readonly PlannedWait[];
}

/** What each service of a plan waits for before its resources are created. */
export function waitsOf(resources: readonly WaitingResource[]): ReadonlyMap<string, readonly ServiceWait[]> {
  return new Map(resources.map(({ service, waits }) => [service, waits]));
}

/** Tells a component provider of every resource that is to be created. */
export function trackResources(work: ProjectWork, services: Readonly<Record<string, ComposeService>>): void {
  for (const [name, { resources }] of Object.entries(services))
    for (const resource of resources)
      work.track(name, new Promise<void>((resolve) => void resource.urn.apply(() => resolve())));
}
