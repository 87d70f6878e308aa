import { CONDITION_WORDS } from "@pulumi-compose/health-model";
import { type PlannedService, type SwarmPlan, splitMarkers } from "@pulumi-compose/project";
import type { Declaration } from "../../code/declaration";
import {
  array,
  call,
  create,
  type Entry,
  type Expression,
  entry,
  literal,
  name,
  object,
  string,
} from "../../code/expression";
import { serviceComments } from "../../resources/argument-comments";
import { argumentsObject, type Rewrite } from "../../resources/arguments";
import { gateOptions, isGuarded } from "../../resources/gates";
import type { Scope } from "../../resources/scope";

/** The statements for a service of a swarm: the service, and the wait for it to have all its replicas. */
export function serviceDeclarations(service: PlannedService, scope: Scope<SwarmPlan>): Omit<Declaration, "when">[] {
  const variable = scope.service(service.service);
  const { own, image, dependsOn } = serviceComments(scope.source.comments, service.service, []);
  const args = argumentsObject(service.args, scope, () => ({ own: [] }), octal);
  const waits = waitItems(service, scope);
  const options: Entry[] = [
    ...(waits.length > 0 ? [entry("dependsOn", array(waits), dependsOn)] : []),
    // Its name is one of a kind.
    entry("deleteBeforeReplace", literal(true)),
    ...replacedWith(service, scope),
  ];
  return [
    {
      name: variable,
      value: create("docker.Service", string(service.name), args, object(options)),
      comment: [...own, ...image],
    },
    {
      name: scope.identifiers.take(`${variable}Converged`),
      value: call(service.oneShot ? "completed" : "converged", name(variable), ...redacted(service, scope)),
      comment: [],
    },
  ];
}

/** A network cannot go while a service is on it. */
function replacedWith({ service }: PlannedService, scope: Scope<SwarmPlan>): Entry[] {
  const { project, plan } = scope.source;
  const own = Object.keys(project.services[service]?.networks ?? {}).filter((key) =>
    plan.networks.some((network) => network.key === key),
  );
  return own.length === 0 ? [] : [entry("replaceWith", array(own.map((key) => name(scope.variable("network", key)))))];
}

/** Permissions as people write them. */
const octal: Rewrite = (value, key) =>
  key === "fileMode" && typeof value === "number" ? literal(`0o${value.toString(8).padStart(3, "0")}`) : undefined;

function waitItems(service: PlannedService, scope: Scope<SwarmPlan>): Expression[] {
  return service.waits.flatMap((wait) => {
    if (!scope.source.plan.services.some((other) => other.service === wait.service)) return [];
    const variable = name(scope.service(wait.service));
    const gate = call(CONDITION_WORDS[wait.condition], variable, ...gateOptions(wait, scope));
    if (!isGuarded(service, wait, scope)) return [gate];
    const value: Expression = { kind: "choice", test: [variable], yes: array([gate]), no: array([]) };
    return [{ kind: "spread", value } as const];
  });
}

/** Secrets that the service knows must not show up in what the wait reports. */
function redacted({ args }: PlannedService, scope: Scope<SwarmPlan>): Expression[] {
  const secrets = new Set(secretsIn(args, scope));
  if (secrets.size === 0) return [];
  return [object([entry("redact", array([...secrets].map((symbol) => scope.valueOf(symbol))))])];
}

function secretsIn(value: unknown, scope: Scope<SwarmPlan>): string[] {
  if (typeof value === "string") {
    return splitMarkers(value).flatMap((piece) =>
      typeof piece !== "string" && "symbol" in piece && scope.isLater(piece.symbol) ? [piece.symbol] : [],
    );
  }
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap((child) => secretsIn(child, scope))
    : [];
}
