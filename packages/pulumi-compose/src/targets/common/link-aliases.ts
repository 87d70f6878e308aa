import type { MappingContext } from "./context";

/**
 * The engine's links are per container and the plugin has none. A link's alias becomes a network alias of the linked
 * service on the networks that the two share: the linking service finds it under that name.
 */
export function linkAliases(
  { project, service }: Pick<MappingContext, "project" | "service">,
  network: string,
): string[] {
  const aliases: string[] = [];
  for (const other of Object.values(project.services)) {
    const shared = other.networks !== undefined && network in other.networks;
    for (const link of shared ? (other.links ?? []) : []) {
      const [target, alias] = link.split(":");
      if (target === service.name && alias !== undefined && alias !== target) aliases.push(alias);
    }
  }
  return aliases;
}
