import type { ComposeProject, Path } from "@pulumi-compose/parser";
import { parseDuration } from "../util/parse-duration";

/** The extension under which a compose file speaks to us. */
const EXTENSION = "x-pulumi-compose";

export type DurationExtension =
  | { readonly kind: "absent" }
  | { readonly kind: "duration"; readonly ms: number }
  /** There, but no duration of more than nothing. */
  | { readonly kind: "unreadable"; readonly written: string; readonly path: Path };

/** What `x-pulumi-compose: {deadline: 90s}` (or another key) says, on a service or for the whole project. */
export function durationExtension(
  project: ComposeProject,
  key: "deadline" | "start",
  service?: string,
): DurationExtension {
  const extensions = service === undefined ? project.extensions : project.services[service]?.extensions;
  const extension = new Map<string, unknown>(Object.entries(extensions ?? {})).get(EXTENSION);
  if (typeof extension !== "object" || extension === null || !Object.hasOwn(extension, key)) return { kind: "absent" };

  const written = new Map<string, unknown>(Object.entries(extension)).get(key);
  const ms = typeof written === "string" ? parseDuration(written) : undefined;
  if (ms !== undefined && ms > 0) return { kind: "duration", ms };
  const path = [...(service === undefined ? [] : ["services", service]), EXTENSION, key];
  return { kind: "unreadable", written: JSON.stringify(written) ?? "", path };
}
