import { call, type Entry, type Expression, entry, literal, object, string } from "../code/expression";
import type { Scope } from "./scope";
import { textExpression } from "./text";

/** What a resource is in its compose project. */
export interface Role {
  readonly service?: string;
  readonly number?: Expression;
  readonly oneShot?: boolean;
  readonly network?: string;
  readonly volume?: string | Expression;
}

/** The call that gives docker compose's labels, and the user's own. */
export function labelsCall(
  labels: readonly { readonly label: string; readonly value: string }[],
  role: Role,
  scope: Scope,
): Expression {
  const entries: Entry[] = [entry("project", string(scope.source.project.name))];
  for (const key of ["service", "network", "volume"] as const) {
    const value = role[key];
    if (value !== undefined) entries.push(entry(key, typeof value === "string" ? string(value) : value));
  }
  if (role.number) entries.push(entry("number", role.number));
  if (role.oneShot) entries.push(entry("oneShot", literal(true)));
  const own = labels.filter(({ label }) => !isComposeLabel(label));
  const args = [object(entries)];
  if (own.length > 0) args.push(object(own.map(({ label, value }) => entry(label, textExpression(value, scope)))));
  return call("composeLabels", ...args);
}

function isComposeLabel(label: string): boolean {
  return label.startsWith("com.docker.compose.") || label === "io.pulumi-compose.one-shot";
}
