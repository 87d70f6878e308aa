import { call, type Entry, type Expression, entry, literal, object, string } from "../../code/expression";
import type { Scope } from "../../resources/scope";
import { textExpression } from "../../resources/text";

/** What a resource is in its compose project. */
export interface Role {
  readonly service?: string;
  readonly number?: Expression;
  readonly oneShot?: boolean;
  readonly preStart?: number;
  /** The name of the container of the `pre_start` hook before, where the number of these is a setting. */
  readonly behind?: Expression;
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
  if (role.preStart !== undefined) entries.push(entry("preStart", literal(role.preStart)));
  if (role.oneShot) entries.push(entry("oneShot", literal(true)));
  const given = labels.filter(({ label }) => !isComposeLabel(label));
  const args = [object(entries)];
  if (given.length > 0)
    args.push(
      object(
        given.map(({ label, value }) =>
          entry(label, label === PRE_START ? (role.behind ?? nameIn(value, scope)) : textExpression(value, scope)),
        ),
      ),
    );
  return call("composeLabels", ...args);
}

const PRE_START = "io.pulumi-compose.pre-start";

/** The hook's container alone: what that is made of is written here, and need not be said beside. */
function nameIn(value: string, scope: Scope): Expression {
  return textExpression(value.slice(0, value.lastIndexOf(" ")), scope);
}

/** Labels of this project's own that the call gives, or that are about the component's own ways. */
const own = new Set(["io.pulumi-compose.one-shot", "io.pulumi-compose.config-hash", "io.pulumi-compose.replica"]);

function isComposeLabel(label: string): boolean {
  return label.startsWith("com.docker.compose.") || own.has(label);
}
