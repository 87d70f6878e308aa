import type { ComposeProject } from "@pulumi-compose/parser";
import { collectEdges } from "../plan/collect-edges";
import { preStartHooks } from "../plan/pre-start-hooks";

/**
 * The services of which an update has a new version where the file changes these: they themselves, who is made of their containers or is
 * to be restarted with them, and the `pre_start` hooks of all of these, which run anew.
 *
 * @param project with its hooks ({@link withPreStart})
 */
export function updatedWith(project: ComposeProject, changed: readonly string[]): readonly string[] {
  const { edges } = collectEdges(project);
  const hooks = Object.entries(preStartHooks(project));
  const all = new Set(changed);
  // What is added to a set while it is gone through is gone through, too.
  for (const service of all) {
    for (const { dependency, dependent, restart, impliedBy } of edges) {
      if (dependency === service && (restart || impliedBy !== undefined)) all.add(dependent);
    }
    for (const [hook, of] of hooks) if (of.service === service) all.add(hook);
  }
  return [...all];
}
