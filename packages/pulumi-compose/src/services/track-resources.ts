import type { ComposeService } from "./compose-service";
import type { ProjectEnds } from "./project-ends";

/** Tells a component provider of every resource that is to be created. */
export function trackResources({ run, scope }: ProjectEnds, services: Readonly<Record<string, ComposeService>>): void {
  if (!scope) return;
  for (const [name, { resources }] of Object.entries(services))
    for (const resource of resources)
      run.track(name, new Promise<void>((resolve) => void resource.urn.apply(() => resolve())));
}
