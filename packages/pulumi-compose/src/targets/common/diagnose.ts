import type { Diagnostic, Severity } from "@pulumi-compose/parser";
import type { MappingContext } from "./context";

/** What a diagnostic about a service needs to know. */
export type DiagnosedService = Pick<MappingContext, "project" | "service" | "report">;

/** A diagnostic about one attribute of the service at hand, with its place in the file. */
export function diagnose(
  context: DiagnosedService,
  code: `target/${string}`,
  severity: Severity,
  attribute: readonly (string | number)[],
  message: string,
  hint?: string,
): void {
  const path = ["services", context.service.name, ...attribute];
  const place = context.project.placeOf(path);
  const diagnostic: Diagnostic = {
    code,
    severity,
    message: `service "${context.service.name}": ${message}`,
    path,
    ...(place && { place }),
    ...(hint !== undefined && { hint }),
  };
  context.report(diagnostic);
}

/** Says that an attribute has no counterpart in the docker plugin and is left out. */
export function unsupported(
  context: DiagnosedService,
  attribute: readonly (string | number)[],
  why: string,
  hint = "remove it, or run this service outside the project",
): void {
  diagnose(context, "target/unsupported", "warning", attribute, `\`${attribute.join(".")}\` is left out: ${why}`, hint);
}
