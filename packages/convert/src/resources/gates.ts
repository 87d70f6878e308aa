import { CONDITION_WORDS } from "@pulumi-compose/health-model";
import type { PlannedContainer, PlannedWait } from "@pulumi-compose/project";
import { array, call, type Entry, type Expression, entry, literal, name, object, string } from "../code/expression";
import type { Scope } from "./scope";
import { secretSettings } from "./secret-settings";

/** The items of `dependsOn`: containers that must have started, and gates. */
export function dependsOnItems(container: PlannedContainer, scope: Scope): Expression[] {
  return container.waits.flatMap((wait) => {
    if (!scope.source.running.some(({ service }) => service === wait.service)) return [];
    return [waitItem(container, wait, scope)];
  });
}

function waitItem(container: PlannedContainer, wait: PlannedWait, scope: Scope): Expression {
  const variable = name(scope.service(wait.service));
  const list = scope.isScaled(wait.service);
  const options = gateOptions(wait, scope);
  const gate = (of: Expression): Expression =>
    wait.condition === "service_started" ? of : call(CONDITION_WORDS[wait.condition], of, ...options);
  const parameter = "container";
  const items: Expression = list
    ? wait.condition === "service_started"
      ? variable
      : {
          kind: "call",
          create: false,
          callee: name(`${variable.name}.map`),
          args: [{ kind: "arrow", parameter, body: gate(name(parameter)) }],
          rest: "",
        }
    : gate(variable);
  if (isGuarded(container, wait, scope)) {
    const no: Expression = array([]);
    return {
      kind: "spread",
      value: { kind: "choice", test: [variable], yes: list ? items : array([items]), no },
    };
  }
  return list ? { kind: "spread", value: items } : items;
}

/** Whether the dependency may be missing while the dependent is there: it is not required, and has profiles of its own. */
export function isGuarded(container: { readonly service: string }, wait: PlannedWait, { source }: Scope): boolean {
  const of = (service: string) => [...(source.project.services[service]?.profiles ?? [])].sort().join(" ");
  return !wait.required && of(wait.service) !== "" && of(wait.service) !== of(container.service);
}

/** What a gate is told: that it may fail, its deadline, what must not show up in its report. */
export function gateOptions(wait: PlannedWait, scope: Scope): Expression[] {
  const { plan, running, keepsWaiting } = scope.source;
  const { start } = plan;
  const gate = start.gates.find(
    (candidate) => candidate.dependency === wait.service && candidate.condition === wait.condition,
  );
  const entries: Entry[] = [];
  if (!wait.required) entries.push(entry("required", literal(false)));
  if (keepsWaiting && gate?.onUnhealthy === "keep-waiting")
    entries.push(entry("onUnhealthy", string(gate.onUnhealthy)));
  if (gate?.deadlineSource === "file") entries.push(entry("deadlineMs", literal(gate.deadlineMs)));
  const secrets = new Set(
    running.filter(({ service }) => service === wait.service).flatMap(({ args }) => secretSettings(args, scope)),
  );
  if (secrets.size > 0) entries.push(entry("redact", array([...secrets].map((symbol) => scope.valueOf(symbol)))));
  return entries.length > 0 ? [object(entries)] : [];
}
