import type { Diagnostic } from "@pulumi-compose/parser";

/**
 * Errors that say that the file is wrong, by their codes. Others say that it cannot be carried out: on this target, or as long as a
 * service has no healthcheck.
 */
const MISTAKE =
  /^compose\/|^(health|target)\/(bad-.*|unknown-.*|cycle|hooks-of-project|relay-name-taken|volumes-from)$/;

/** What is wrong with a file, so that no question about it has an answer. */
export function mistakesIn<D extends Pick<Diagnostic, "code" | "severity">>(diagnostics: readonly D[]): readonly D[] {
  return diagnostics.filter(({ code, severity }) => severity === "error" && MISTAKE.test(code));
}
