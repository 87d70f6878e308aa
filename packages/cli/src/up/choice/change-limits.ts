import type { PlannedResource } from "../../resources/planned-resource";
import { resourceTypes } from "../../resources/resource-types";
import type { StateResource } from "../../resources/state-resource";
import { CannotDeploy } from "../cannot-deploy";
import { serviceOf } from "../state/service-of";
import type { ChangeOptions } from "./change-options";

/** What an `up` may change. */
export interface ChangeLimits {
  /** URNs of what stays as it is. */
  readonly exclude: readonly string[];
  /** URNs of what is made anew. */
  readonly replace: readonly string[];
  /**
   * Of what stays, containers in others' namespaces: when such a one is made anew, Pulumi takes them away first, and does not
   * bring back what is not meant.
   */
  readonly atRisk: readonly StateResource[];
  /** Of what stays, containers in namespaces of others that begin to run anew: they stay in what these had before. */
  readonly leftBehind: readonly { readonly sharer: StateResource; readonly owner: StateResource }[];
  /** Of what goes: containers that others need which stay. Pulumi leaves such a one without a word, whoever is named. */
  readonly needed: readonly StateResource[];
  /** Of what `--no-recreate` keeps: containers that do not run. */
  readonly resting: readonly KeptContainer[];
}

/** A container that stays as it is. */
export interface KeptContainer {
  readonly id: string;
  /** What the engine calls it. */
  readonly name: string;
  /** What the state calls it. */
  readonly resource: string;
  readonly service: string;
}

/** What is planned, and who is meant. */
export interface Changing {
  readonly project: string;
  /** All services of the file. */
  readonly services: readonly string[];
  /** Those that this `up` is for, with what they depend on; absent: all. */
  readonly only?: readonly string[];
  /** Those that were named; none: all. */
  readonly named: readonly string[];
  /** Those of `only` that must be there and are left as they are. */
  readonly still: readonly string[];
  readonly planned: readonly PlannedResource[];
  /** Ids of the containers that the engine has; absent: nobody knows. */
  readonly there?: ReadonlySet<string>;
  /** Ids of those of them that do not run. Default: none. */
  readonly ended?: ReadonlySet<string>;
}

/**
 * What of a state an `up` leaves alone, and what it makes anew. What belongs to services that were not named stays, whatever
 * the file says of it: so docker compose leaves it, too.
 *
 * @throws CannotDeploy where something has to be there and is not
 */
export function changeLimits(
  resources: readonly StateResource[],
  changing: Changing,
  options: ChangeOptions,
): ChangeLimits {
  const { planned, named, still } = changing;
  const find = ({ type, name }: PlannedResource) =>
    resources.find((known) => known.type === type && known.name === name);
  const containers = planned.filter(({ type }) => type === resourceTypes.container);
  const isStill = ({ service = "" }: PlannedResource) => still.includes(service);
  for (const container of containers.filter(isStill)) {
    if (find(container)) continue;
    throw new CannotDeploy(
      `${container.name} is not there, and a container of ${named.join(", ")} is to run in it`,
      "leave out --no-deps: then it is started first",
    );
  }
  const built = options.build === false ? planned.filter(({ isBuilt }) => isBuilt === true) : [];
  const unbuilt = built.filter((image) => !find(image)).map(({ name }) => name);
  if (unbuilt.length > 0) {
    throw new CannotDeploy(
      `${unbuilt.join(", ")} ${unbuilt.length === 1 ? "has" : "have"} not been built yet`,
      "leave out --no-build this once, or name a ready `image` in the file",
    );
  }
  const isOfStill = ({ usedBy = [] }: PlannedResource) =>
    usedBy.length > 0 && usedBy.every((service) => still.includes(service));
  const isThere = (resource: StateResource) => changing.there?.has(resource.id) ?? true;
  const kept = options.recreate === false ? containers.flatMap((one) => find(one) ?? []).filter(isThere) : [];
  const resting = containers.flatMap((one) => {
    const found = find(one);
    if (!found || isStill(one) || !kept.includes(found) || changing.ended?.has(found.id) !== true) return [];
    return [{ id: found.id, name: found.engineName, resource: found.name, service: one.service ?? "" }];
  });
  const others = strangers(resources, changing, options);
  const staying = [
    ...others,
    ...[...containers.filter(isStill), ...built, ...planned.filter(isOfStill)].flatMap((one) => find(one) ?? []),
    ...kept,
  ];
  const stays = [...staying, ...marksOf(staying, resources)];
  const leaving = leavers(resources, changing, options);
  const [lost] = sharers(stays, leaving);
  if (lost) {
    throw new CannotDeploy(
      `${lost.name} lives in a container that is to go, and would be lost`,
      "name its service, too; `up` without names takes all along",
    );
  }
  // What these have as well stays as they know it: made anew, it would take them along.
  const theirs = usedBy(stays, resources).filter(
    ({ type }) => type === resourceTypes.network || type === resourceTypes.volume,
  );
  const begins = ({ id, runs }: StateResource) =>
    runs?.always === true && (changing.there?.has(id) === false || changing.ended?.has(id) === true);
  const beginning = containers.flatMap((one) => find(one) ?? []).filter((one) => !stays.includes(one) && begins(one));
  const isNamed = ({ service = "" }: PlannedResource) => named.length === 0 || named.includes(service);
  const anew = containers.filter(
    (one) => !isStill(one) && (isNamed(one) ? options.forceRecreate : options.alwaysRecreateDeps),
  );
  return {
    exclude: [...new Set([...stays, ...theirs].map(({ urn }) => urn))],
    replace: anew.flatMap((one) => find(one)?.urn ?? []),
    atRisk: sharers(
      stays,
      containers.flatMap((one) => find(one) ?? []).filter((one) => !stays.includes(one)),
    ),
    leftBehind: beginning.flatMap((owner) => sharers(stays, [owner]).map((sharer) => ({ sharer, owner }))),
    resting,
    needed: leaving.filter(({ urn }) => stays.some(({ dependencies }) => dependencies.includes(urn))),
  };
}

/** The containers that go because a service that is meant has fewer now, or has left the file. */
function leavers(
  resources: readonly StateResource[],
  changing: Changing,
  options: ChangeOptions,
): readonly StateResource[] {
  if (!changing.only) return [];
  const planned = new Set(changing.planned.map(({ type, name }) => `${type} ${name}`));
  const strange = strangers(resources, changing, options);
  return resources.filter(
    (one) => one.type === resourceTypes.container && !planned.has(`${one.type} ${one.name}`) && !strange.includes(one),
  );
}

/** Containers of others that are in the namespaces, or have the volumes, of some that may be made anew. */
function sharers(others: readonly StateResource[], owners: readonly StateResource[]): readonly StateResource[] {
  const urns = new Set(owners.map(({ urn }) => urn));
  return others.filter(({ type, uses }) => type === resourceTypes.container && uses.some((urn) => urns.has(urn)));
}

function usedBy(others: readonly StateResource[], resources: readonly StateResource[]): readonly StateResource[] {
  const used = new Set(others.flatMap(({ uses }) => uses));
  return resources.filter(({ urn }) => used.has(urn));
}

/** What says of containers that their hooks have run. */
function marksOf(containers: readonly StateResource[], resources: readonly StateResource[]): readonly StateResource[] {
  const urns = new Set(containers.map(({ urn }) => urn));
  return resources.filter(
    ({ type, dependencies }) => type === resourceTypes.mark && dependencies.some((urn) => urns.has(urn)),
  );
}

/** What this `up` is not for: of other services, or of none of its own. */
function strangers(
  resources: readonly StateResource[],
  { project, services, only, planned }: Changing,
  { removeOrphans }: ChangeOptions,
): readonly StateResource[] {
  if (!only) return [];
  const chosen = new Set(only);
  const known = new Set(services);
  const registered = new Set(planned.map(({ type, name }) => `${type} ${name}`));
  // The program has that of each container that is meant: what it does not have goes with its container.
  const isStrangersMark = (service = "") => !chosen.has(service) && (known.has(service) || removeOrphans !== true);
  return resources.filter((resource) => {
    if (resource.type === resourceTypes.component) return !chosen.has(serviceOf(resource, resources, project) ?? "");
    if (resource.type === resourceTypes.mark) return isStrangersMark(serviceOf(resource, resources, project));
    if (!resource.type.startsWith("docker:") || registered.has(`${resource.type} ${resource.name}`)) return false;
    const service = serviceOf(resource, resources, project) ?? "";
    const isSurplus = chosen.has(service);
    const isOrphan = removeOrphans === true && !known.has(service);
    return !(resource.type === resourceTypes.container && (isSurplus || isOrphan));
  });
}
