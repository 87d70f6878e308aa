import { type ComposeProject, type Diagnostic, type LifecycleHook, readHooks } from "@pulumi-compose/parser";
import { ownExtension } from "./own-extension";

/** The key under `x-pulumi-compose` of a service. */
const KEY = "post_healthy";

/**
 * The commands that run in each of a service's containers once it is healthy: a list like `post_start` under `x-pulumi-compose`;
 * none where something in it does not fit.
 *
 * @example
 * const hooks = postHealthyHooks(project, "db");
 */
export function postHealthyHooks(project: ComposeProject, service: string): readonly LifecycleHook[] {
  return read(project, service).hooks;
}

/** What is wrong with a project's `post_healthy`. */
export function checkPostHealthy(project: ComposeProject): readonly Diagnostic[] {
  return Object.keys(project.services).flatMap((service) => read(project, service).diagnostics);
}

function read(project: ComposeProject, service: string): ReturnType<typeof readHooks> {
  const extension = ownExtension(project, KEY, service);
  if (!extension) return { hooks: [], diagnostics: [] };
  return readHooks(extension.value, { path: extension.path, placeOf: (at) => project.placeOf(at) });
}
