import { isDeepStrictEqual } from "node:util";
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
    else if (isHook && HOOKS_OWN.has(attribute) && !isNothing(value) && !isAsTheService(context, attribute, value))
      leaveOut(context, [attribute], "a hook runs in its service's pod, and has what that has");
  }
}

function fateOf(attribute: string): Support | undefined {
  return new Map<string, Support>(Object.entries(support)).get(attribute);
}

/** Whether it says no more than its service does, or than the parser does of every container that names no network. */
function isAsTheService({ project, service }: KubernetesContext, attribute: string, value: unknown): boolean {
  const own = new Map<string, unknown>(Object.entries(project.services[service] ?? {})).get(attribute);
  return isDeepStrictEqual(own, value) || (attribute === "networks" && isDeepStrictEqual(keysOf(value), ["default"]));
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}
