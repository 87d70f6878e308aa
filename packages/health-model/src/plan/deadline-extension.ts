import type { ComposeProject, Diagnostic, Path } from "@pulumi-compose/parser";
import { BAD_DEADLINE } from "../messages/plan-messages";
import { parseDuration } from "../util/parse-duration";

/** The extension under which a compose file speaks to us. */
const EXTENSION = "x-pulumi-compose";

/**
 * The deadline that `x-pulumi-compose: {deadline: 90s}` sets, on a service or for the whole project, in milliseconds;
 * undefined where there is none; a diagnostic where it does not read as a duration.
 */
export function deadlineExtension(project: ComposeProject, service?: string): number | Diagnostic | undefined {
  const extensions = service === undefined ? project.extensions : project.services[service]?.extensions;
  const extension = extensions?.[EXTENSION];
  if (typeof extension !== "object" || extension === null || !("deadline" in extension)) return undefined;

  const written: unknown = extension.deadline;
  const ms = typeof written === "string" ? parseDuration(written) : undefined;
  if (ms !== undefined && ms > 0) return ms;
  const path: Path = [...(service === undefined ? [] : ["services", service]), EXTENSION, "deadline"];
  return BAD_DEADLINE.report(
    { where: service === undefined ? "the project" : `service "${service}"`, written: JSON.stringify(written) },
    { place: project.placeOf(path), path },
  );
}
