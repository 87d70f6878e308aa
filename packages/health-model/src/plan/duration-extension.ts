import type { ComposeProject, Path } from "@pulumi-compose/parser";
import { durationMs } from "../util/duration-ms";
import { ownExtension } from "./own-extension";

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
  const extension = ownExtension(project, key, service);
  if (extension === undefined) return { kind: "absent" };
  const { value: written, path } = extension;
  const ms = typeof written === "string" ? durationMs(written) : undefined;
  if (ms !== undefined && ms > 0) return { kind: "duration", ms };
  return { kind: "unreadable", written: JSON.stringify(written) ?? "", path };
}
