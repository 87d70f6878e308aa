import type { At } from "@pulumi-compose/parser";
import type { MappingContext } from "./context";
import type { ServiceMessage } from "./service-message";
import { UNSUPPORTED } from "./target-messages";

/** What a diagnostic about a service needs to know. */
export type DiagnosedService = Pick<MappingContext, "project" | "service" | "report">;

/** A diagnostic about one attribute of the service at hand, with its place in the file. */
export function diagnose<P>(
  { project, service, report }: DiagnosedService,
  message: ServiceMessage<P>,
  attribute: readonly (string | number)[],
  params: P,
  at: Pick<At, "severity" | "hint"> = {},
): void {
  const path = ["services", service.name, ...attribute];
  report(message.report(service.name, params, { ...at, path, place: project.placeOf(path) }));
}

/** Says that an attribute has no counterpart in the docker plugin and is left out. */
export function unsupported(
  { project, service, report }: DiagnosedService,
  attribute: readonly (string | number)[],
  why: string,
  hint?: string,
): void {
  const path = ["services", service.name, ...attribute];
  const what = `service "${service.name}": \`${attribute.join(".")}\``;
  // What is a detail of something is no reason to run all of the service elsewhere.
  const instead = hint ?? (attribute.length > 1 ? "remove it: the service is run without it" : undefined);
  report(UNSUPPORTED.report({ what, why }, { path, place: project.placeOf(path), hint: instead }));
}
