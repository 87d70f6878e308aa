import type { ConfigObjectConfig } from "@pulumi-compose/parser";
import type { MappingContext } from "./context";
import { type DiagnosedService, diagnose } from "./diagnose";
import { UNSET_VARIABLE } from "./target-messages";

type TextContext = DiagnosedService & Pick<MappingContext, "variable">;

/** The text that a config or secret is given: by the file or a variable. That a variable is unset is said as docker compose does. */
export function textOf(
  context: TextContext,
  kind: "configs" | "secrets",
  { name, content, environment }: ConfigObjectConfig,
): string | undefined {
  if (environment === undefined) return content;
  // The caller's variables, as the project's model has them; then those that an included file has of its own.
  const text = context.variable(environment) ?? content;
  if (text === undefined) {
    const one = kind === "configs" ? "config" : "secret";
    diagnose(context, UNSET_VARIABLE, [kind], { variable: environment, kind: one, name });
  }
  return text;
}
