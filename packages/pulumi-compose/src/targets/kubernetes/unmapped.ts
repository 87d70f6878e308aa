import type { Support } from "../common/support";
import { isNothing } from "../common/unmapped";
import type { KubernetesContext } from "./kubernetes-context";
import { leaveOut } from "./say";
import { support } from "./support";

const HOOKS_OWN = new Set([
  "network_mode",
  "networks",
  "pid",
  "ipc",
  "hostname",
  "dns",
  "dns_opt",
  "dns_search",
  "extra_hosts",
]);

/**
 * Reports every attribute that was given and gets lost: nothing is dropped silently.
 *
 * @param isHook whether it is of a container that shares its pod with the service's
 */
export function reportUnmapped(context: KubernetesContext, isHook = false): void {
  for (const [attribute, value] of Object.entries(context.config)) {
    const fate = fateOf(attribute);
    if (fate && "leftOut" in fate && !isNothing(value)) leaveOut(context, [attribute], fate.leftOut, fate.instead);
    else if (isHook && HOOKS_OWN.has(attribute) && !isNothing(value) && !isDefaultNetwork(value))
      leaveOut(context, [attribute], "a hook runs in its service's pod, and has what that has");
  }
}

function fateOf(attribute: string): Support | undefined {
  return new Map<string, Support>(Object.entries(support)).get(attribute);
}

/** What the parser gives every container that names no network. */
function isDefaultNetwork(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).join() === "default";
}
