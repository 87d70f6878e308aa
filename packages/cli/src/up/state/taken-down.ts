import type { StateResource } from "../../resources/state-resource";
import type { CommandTarget } from "../../targets/command-target";
import { commandTarget, commandTargets } from "../../targets/command-targets";
import { CannotDeploy } from "../cannot-deploy";
import { type KeptAt, keptAt } from "./kept-elsewhere";
import { namesOf, placesOf } from "./places-of";

/** What a `down` is for. */
export interface TakenDown {
  /** Undefined: the state has nothing of any. */
  readonly target?: CommandTarget;
  readonly meant: readonly StateResource[];
  /** What other targets have, and the `down` leaves as it is. */
  readonly others: readonly StateResource[];
}

/**
 * Of which target a `down` takes down what a state has: the one that is asked for, else where the stack runs, else where something has been
 * kept of it.
 *
 * @throws CannotDeploy where nobody says which of several is meant, or services are named, and there a project goes as a whole
 */
export function takenDown(
  resources: readonly StateResource[],
  asked: string | undefined,
  { volumes, services = [] }: { readonly volumes: boolean; readonly services?: readonly string[] },
): TakenDown {
  const target = asked === undefined ? targetByState(resources, volumes) : commandTarget(asked);
  if (!target) return { meant: resources, others: [] };
  const { whole } = target;
  if (services.length > 0 && whole) throw new CannotDeploy(whole.down.message, whole.down.hint);
  const urns = othersOf(resources, target);
  return {
    target,
    meant: resources.filter(({ urn }) => !urns.has(urn)),
    others: resources.filter(({ urn }) => urns.has(urn)),
  };
}

function targetByState(resources: readonly StateResource[], volumes: boolean): CommandTarget | undefined {
  const running = placesOf(resources).map(({ target }) => target);
  const kept = [...new Set(keptAt(resources, () => true).map(({ target }) => target))];
  const [found, ...more] = running.length > 0 ? running : kept;
  if (more.length === 0) return found;
  // Of several of which nothing runs it would delete nothing.
  if (running.length === 0 && !volumes) return undefined;
  const names = [found, ...more].flatMap((target) => target?.name ?? []);
  throw new CannotDeploy(
    `this stack has something in several places (${names.join(", ")})`,
    `\`--target\` says of which it is to be taken down: ${names.map((name) => `\`--target ${name}\``).join(" or ")}`,
  );
}

/** URNs of what only other targets have, of what stands on that, and of what that stands on. */
function othersOf(resources: readonly StateResource[], target: CommandTarget): ReadonlySet<string> {
  const own = typesOf(target);
  const foreign = new Set(commandTargets.flatMap((one) => [...typesOf(one)]).filter((type) => !own.has(type)));
  const others = new Set(resources.filter(({ type }) => foreign.has(type)).map(({ urn }) => urn));
  // A state has everything behind what it depends on.
  for (const { urn, dependencies } of resources) if (dependencies.some((one) => others.has(one))) others.add(urn);
  for (const { urn, dependencies } of resources.toReversed())
    if (others.has(urn)) for (const one of dependencies) others.add(one);
  return others;
}

/** Images are made for a cluster by the same resources as for an engine. */
function typesOf({ runner, kinds, kept }: CommandTarget): ReadonlySet<string> {
  const more = Object.entries(kinds).flatMap(([type, kind]) => (kind === "image" ? [] : type));
  return new Set([...runner.types, ...more, ...Object.keys(kept?.kinds ?? {})]);
}

/** What is said of where a `down` acts that nobody has told where. */
export function placeText({ target, meant }: TakenDown): string | undefined {
  if (!target || target === commandTargets[0]) return undefined;
  if (placesOf(meant).length > 0)
    return `by its state this stack runs ${target.where}: taking it down there, as with \`--target ${target.name}\``;
  const where = target.kept?.where ?? target.where;
  return `of this stack there is only what is left ${where} (\`--target ${target.name}\`)`;
}

/** What is said of what other targets have. */
export function othersTexts({ target, others }: TakenDown): readonly string[] {
  const running = placesOf(others).map(
    (place) =>
      `what runs ${place.target.where} (${namesOf(place)}) stays: \`down --target ${place.target.name}\` takes it down`,
  );
  return [...running, ...keptAt(others, (one) => one !== target).map(staysText)];
}

function staysText({ what, where, target }: KeptAt): string {
  return `${what} stays ${where}: \`down --volumes --target ${target.name}\` deletes it`;
}
