import type { ComposeProject, Path } from "@pulumi-compose/parser";
import type { ExtensionKey } from "./extension-keys";

/** The extension under which a compose file speaks to us. */
export const EXTENSION = "x-pulumi-compose";

/** What a compose file says under a key of `x-pulumi-compose`, and where. */
export interface OwnExtension {
  readonly value: unknown;
  readonly path: Path;
}

/** What `x-pulumi-compose: {key: …}` says, on a service or for the whole project; undefined: nothing. */
export function ownExtension(project: ComposeProject, key: ExtensionKey, service?: string): OwnExtension | undefined {
  const extensions = service === undefined ? project.extensions : project.services[service]?.extensions;
  const extension = new Map<string, unknown>(Object.entries(extensions ?? {})).get(EXTENSION);
  if (typeof extension !== "object" || extension === null || !Object.hasOwn(extension, key)) return undefined;
  const value = new Map<string, unknown>(Object.entries(extension)).get(key);
  return { value, path: [...(service === undefined ? [] : ["services", service]), EXTENSION, key] };
}
