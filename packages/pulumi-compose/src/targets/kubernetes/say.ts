import type { At, Diagnostic, Path } from "@pulumi-compose/parser";
import type { ServiceMessage } from "../common/service-message";
import { UNSUPPORTED } from "../common/target-messages";
import type { KubernetesContext } from "./kubernetes-context";
import { INFERRED, LOOPBACK } from "./kubernetes-messages";

type Said = Pick<KubernetesContext, "project" | "kind" | "service" | "path" | "report">;

/** A diagnostic about one attribute of the container at hand, with its place in the file. */
export function say<P>(
  context: Said,
  message: ServiceMessage<P>,
  attribute: Path,
  params: P,
  at: Pick<At, "severity" | "hint"> = {},
): void {
  const diagnostic = message.report(context.service, params, { ...at, ...placed(context, attribute) });
  context.report(named(context, diagnostic));
}

/** Says that an attribute has no counterpart in Kubernetes and is left out. */
export function leaveOut(context: Said, attribute: Path, why: string, hint?: string): void {
  const what = `${context.kind} "${context.service}": \`${attribute.join(".")}\``;
  context.report(UNSUPPORTED.report({ what, why }, { ...placed(context, attribute), hint }));
}

/** Says what was taken for granted where the file leaves it open, and how to say it. */
export function infer(context: Said, attribute: Path, what: string, hint?: string): void {
  say(context, INFERRED, attribute, { what }, hint === undefined ? {} : { hint });
}

/** Whether a diagnostic says what was taken for granted. */
export function isInferred({ code }: { readonly code: string }): boolean {
  return code === INFERRED.code;
}

/** Whether a diagnostic says of something that nothing of it is carried over. */
export function isLeftOut({ code }: { readonly code: string }): boolean {
  return code === UNSUPPORTED.code || code === LOOPBACK.code;
}

function placed({ project, path }: Said, attribute: Path) {
  const whole = [...path, ...attribute];
  return { path: whole, place: project.placeOf(whole) };
}

/** A job is not a service. */
function named({ kind }: Said, diagnostic: Diagnostic): Diagnostic {
  return kind === "service" ? diagnostic : { ...diagnostic, message: diagnostic.message.replace(/^service/, kind) };
}
