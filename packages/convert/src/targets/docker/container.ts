import { preStartHooks } from "@pulumi-compose/health-model";
import type { PlannedContainer, ResourcePlan } from "@pulumi-compose/project";
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
  template,
} from "../../code/expression";
import { adoptedComment } from "../../resources/adopted-comment";
import { serviceComments } from "../../resources/argument-comments";
import { type ArgumentComments, argumentExpression, argumentsObject, type Rewrite } from "../../resources/arguments";
import { dependsOnItems, isGuarded } from "../../resources/gates";
import type { Scope } from "../../resources/scope";
import { secretSettings } from "../../resources/secret-settings";
import { wholeCommand } from "../../resources/whole-command";
import { labelsCall } from "./labels";
import { adoptedNames, ownVolumesInPlace } from "./own-volumes";
import { setByCompose } from "./set-by-compose";

/** What runs after a container's start. */
interface Hooks {
  readonly variable: string;
  readonly commands: readonly object[];
}

/** The container of a service, or the list of them where their number is a setting. */
export function containerDeclarations(
  container: PlannedContainer,
  scope: Scope<ResourcePlan>,
): Omit<Declaration, "when">[] {
  const { service } = container;
  const scaled = scope.isScaled(service);
  const comments = serviceComments(scope.source.comments, service, Object.keys(container.args));
  const variable = scope.service(service);
  const unstable = new Map(
    (container.ignoreChanges ?? []).map((key) => [key, scope.identifiers.take(`${variable}${upperFirst(key)}`)]),
  );
  const adopted = scaled ? adoptedNames(container, scope) : new Map<string, never>();
  const ownVolumes = ownVolumesInPlace(container, adopted, scope);
  const whole = wholeCommand(container, scope.source);
  const plain: Rewrite = (value, key) => {
    if (key === "command" && container.commandOf !== undefined) {
      return call("imageCommand", name(scope.variable("image", container.commandOf)));
    }
    if (key === "entrypoints" && whole?.behind !== undefined) {
      const words = argumentExpression(value, key, scope, () => undefined);
      return call("imageEntrypoint", name(scope.variable("image", whole.behind)), words);
    }
    if (key === "labels" && Array.isArray(value)) {
      return labelsCall(
        value,
        {
          service: container.preStartOf?.service ?? service,
          ...(scaled && { number: name("number") }),
          ...(container.preStartOf && { preStart: container.preStartOf.index }),
          ...(container.oneShot && { oneShot: true }),
          ...behindOf(container, scope),
        },
        scope,
      );
    }
    if (!scaled) return undefined;
    return value === container.name ? name("name") : ownVolumes(value, key);
  };
  const rewrite: Rewrite = (value, key) => {
    const apart = unstable.get(key);
    return apart === undefined ? plain(value, key) : name(apart);
  };
  const given = {
    ...container.args,
    ...(container.commandOf !== undefined && { command: [] }),
    ...(whole && { entrypoints: whole.words, command: undefined }),
  };
  const commentsOf: typeof comments.argument = (key) =>
    whole && key === "entrypoints"
      ? joined(comments.argument(key), comments.argument("command"))
      : comments.argument(key);
  const args = argumentsObject(given, scope, commentsOf, rewrite);
  const hooks = container.postStart && {
    variable: scope.identifiers.take(`${variable}PostStart`),
    commands: hookCommands(container.postStart),
  };
  const options = containerOptions(container, scope, comments.dependsOn, unstable, hooks);
  const plainly = create("docker.Container", scaled ? name("name") : string(container.name), args, options);
  const limits = Object.entries(container.limits ?? {}).map(([key, value]) => entry(key, literal(value)));
  const made = limits.length > 0 ? call("limited", plainly, object(limits)) : plainly;
  const declarations: Omit<Declaration, "when">[] = [...adopted.values()];
  for (const [key, apart] of unstable) {
    const value = Object.entries(container.args).find(([argument]) => argument === key)?.[1];
    declarations.push({
      name: apart,
      value: argumentExpression(value, key, scope, plain),
      comment: unstableComment(key),
    });
  }
  if (hooks) {
    declarations.push({
      name: hooks.variable,
      value: argumentExpression(hooks.commands, "postStart", scope, () => undefined),
      comment: comments.hooks,
    });
  }
  declarations.push({ name: variable, value: scaled ? replicas(container, made, scope) : made, comment: comments.own });
  return declarations;
}

function containerOptions(
  container: PlannedContainer,
  scope: Scope<ResourcePlan>,
  comment: readonly string[],
  unstable: ReadonlyMap<string, string>,
  hooks: Hooks | undefined,
): Expression {
  const entries: Entry[] = [];
  const waits = dependsOnItems(container, scope);
  if (waits.length > 0) entries.push(entry("dependsOn", listOf(waits), comment));
  if (container.replaceOnChanges?.length) entries.push(entry("replaceOnChanges", name("replaceOnChanges")));
  // The name is taken until the old one is gone; the plugin says so only of replacements that it asks for itself.
  entries.push(entry("deleteBeforeReplace", literal(true)));
  const ignored = new Set([...unstable.keys(), ...(scope.adopting ? setByCompose(container, scope.source.plan) : [])]);
  if (ignored.size > 0) entries.push(entry("ignoreChanges", array([...ignored].map(string)), adoptedComment(scope)));
  const apart = [...unstable.values(), ...(hooks ? [hooks.variable] : [])];
  const triggers = [...idsOfRestarting(container, scope), ...apart.map(name)];
  if (triggers.length > 0) entries.push(entry("replacementTrigger", triggerOf(triggers)));
  // Those of `post_start` run after a creation: what changes them is to make the container anew, as docker compose does.
  const around = [
    ...(container.preStart ? [preStartCall(container, container.preStart, scope)] : []),
    ...(hooks ? [postStartCall(container, hooks, scope)] : []),
  ];
  if (around.length > 0) entries.push(entry("hooks", together(around)));
  return object(entries);
}

/** What is said of two arguments that became one. */
function joined(...both: readonly ArgumentComments[]): ArgumentComments {
  return { own: both.flatMap(({ own }) => own) };
}

/** Why an argument stands apart: it is ignored, and what a change of it does is asked for otherwise. */
function unstableComment(key: string): string[] {
  switch (key) {
    case "ports":
      return [
        "Two published ports for one port of the container: the plugin reads them back in another order each time,",
        "so their order is ignored and a change of the list replaces the container.",
      ];
    case "healthcheck":
      return [
        "The engine fills in what the image's own check has, and one before 25 drops `startInterval`:",
        "what the plugin reads back is ignored, and a change of this replaces the container.",
      ];
    case "entrypoints":
      return [
        "This clears the image's entrypoint, and the plugin reads back that there is none: that is ignored,",
        "and a change of this replaces the container.",
      ];
    case "stopSignal":
      return [
        "Podman makes a number of this: what the plugin reads back is ignored, and a change of this replaces the",
        "container.",
      ];
    case "stopTimeout":
      return [
        "Podman takes 0 for its default: what the plugin reads back is ignored, and a change of this replaces the",
        "container.",
      ];
    default:
      return [
        "The engine adds to these where namespaces are shared: what the plugin reads back is ignored,",
        "and a change of this replaces the container.",
      ];
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name of the container of the `pre_start` hook that runs just before, where the program says how many there are. */
function behindOf(
  { service, preStart, preStartOf }: PlannedContainer,
  scope: Scope<ResourcePlan>,
): { behind?: Expression } {
  const before = Object.entries(preStartHooks(scope.source.project)).find(
    ([, { service, index }]) => service === preStartOf?.service && index === preStartOf.index - 1,
  );
  const key = preStart?.at(-1)?.[0];
  const hook = key === undefined ? before?.[0] : key.slice(0, key.lastIndexOf("-"));
  if (hook === undefined || !scope.isScaled(hook)) return {};
  const list = scope.service(hook);
  if (scope.isScaled(service)) return { behind: name(`${list}[index].name`) };
  const first = call(`...${list}.slice(0, 1).map`, {
    kind: "arrow",
    parameter: "container",
    body: name("container.name"),
  });
  return { behind: call("pulumi.concat", first) };
}

/** What is to happen at different moments. */
function together(hooks: readonly Expression[]): Expression {
  const [only] = hooks;
  if (hooks.length === 1 && only) return only;
  return call("Object.assign", object([]), ...hooks);
}

/** The hooks that run again before the container is made anew. */
function preStartCall(
  container: PlannedContainer,
  hooks: readonly (readonly string[])[],
  scope: Scope<ResourcePlan>,
): Expression {
  const called = scope.isScaled(container.service) ? name("name") : string(container.name);
  const variables = hooks.flatMap(([key = ""]) => name(scope.service(key.slice(0, key.lastIndexOf("-")))));
  const secrets = [...new Set(secretSettings(container.args, scope))];
  if (secrets.length === 0) return call("preStart", called, array(variables));
  const redact = entry("redact", array(secrets.map((symbol) => scope.valueOf(symbol))));
  return call("preStart", called, array(variables), object([redact]));
}

function hookCommands(hooks: NonNullable<PlannedContainer["postStart"]>): readonly object[] {
  return hooks.map(({ working_dir, environment, ...rest }) => ({
    ...rest,
    ...(working_dir !== undefined && { workingDir: working_dir }),
    ...(Object.keys(environment ?? {}).length > 0 && { environment }),
  }));
}

function postStartCall(
  container: PlannedContainer,
  { variable, commands }: Hooks,
  scope: Scope<ResourcePlan>,
): Expression {
  const called = scope.isScaled(container.service) ? name("name") : string(container.name);
  const list = name(variable);
  const secrets = [...new Set(secretSettings([container.args, commands], scope))];
  if (secrets.length === 0) return call("postStart", called, list);
  const redact = entry("redact", array(secrets.map((symbol) => scope.valueOf(symbol))));
  return call("postStart", called, list, object([redact]));
}

/** A list; where it is just another one spread out, that one. */
function listOf(values: readonly Expression[]): Expression {
  const [only] = values;
  return values.length === 1 && only?.kind === "spread" && only.value.kind !== "choice" ? only.value : array(values);
}

/**
 * The ids of the containers that this one is made again with (`restart: true`). Not `replaceWith`: what leaves its list in
 * the update that replaces its target may be deleted and not made again.
 */
function idsOfRestarting(container: PlannedContainer, scope: Scope<ResourcePlan>): Expression[] {
  const services = new Set(container.replaceWith.map((key) => key.slice(0, key.lastIndexOf("-"))));
  return [...services].map((service): Expression => {
    const variable = scope.service(service);
    const ids: Expression = scope.isScaled(service)
      ? call(`${variable}.map`, { kind: "arrow", parameter: "container", body: name("container.id") })
      : name(`${variable}.id`);
    const wait = container.waits.find((candidate) => candidate.service === service);
    if (wait && isGuarded(container, wait, scope)) {
      const yes = scope.isScaled(service) ? ids : array([ids]);
      return { kind: "spread", value: { kind: "choice", test: [name(variable)], yes, no: array([]) } };
    }
    return scope.isScaled(service) ? { kind: "spread", value: ids } : ids;
  });
}

/** One trigger as it is; several as one Output, for only as that may an id be unknown in a preview. */
function triggerOf(triggers: readonly Expression[]): Expression {
  const [only] = triggers;
  if (triggers.length === 1 && only !== undefined && only.kind !== "spread") return only;
  return call("pulumi.all", listOf(triggers));
}

function replicas(container: PlannedContainer, made: Expression, scope: Scope<ResourcePlan>): Expression {
  const base = container.name.slice(0, container.name.lastIndexOf("-") + 1);
  return {
    kind: "replicas",
    count: name(scope.scaleSetting(container.service)),
    parameter: "index",
    locals: [
      ["number", literal("index + 1")],
      ["name", template([base, name("number")])],
    ],
    value: made,
  };
}
