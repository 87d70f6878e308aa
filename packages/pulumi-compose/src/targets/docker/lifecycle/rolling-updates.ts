import { setTimeout as sleep } from "node:timers/promises";
import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Housekeeping, ServiceContainer } from "@pulumi-compose/docker-health";
import { promised } from "../../../gates/promised";
import type { PlannedContainer } from "../../../plan/resource-plan";
import { type GivenNetwork, givenNetworks } from "./given-networks";
import { type AliasKeeper, giveAliases, hasAliases, isServing, takeAliases } from "./service-aliases";
import type { ContainersInState } from "./state-containers";

type Keeper = AliasKeeper & Pick<Housekeeping, "serviceContainers" | "check" | "stopContainer" | "removeContainer">;

/** What replacing containers beside the old ones needs. */
export interface RollingTools {
  readonly project: string;
  readonly keeper: () => Promise<Keeper>;
  /** This stack's containers, of which the state knew when the update began. */
  readonly inState: () => Promise<ContainersInState>;
  /** Told of a container that was stopped because it was not good, and of the ids of those that go on. */
  readonly onGivenUp?: (container: ServiceContainer, serving: readonly string[]) => void;
  /** Default: real time. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** How a new container came to serve. */
export type Promotion = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** How often the check is run of a container that has another address now, and how long between two. */
const CHECKS = { times: 10, pauseMs: 500 } as const;

/**
 * Replaces containers while the old ones go on serving (`deploy.update_config.order: start-first`). Pulumi makes the new one first and
 * deletes the old one at the end of the update; what is between is done here, on every `up`, and as far as it has not been done yet:
 * the new one, once it is good, is given the names under which others find the service; then the old one loses them, is told to stop,
 * and has its time for that.
 *
 * All of it is read off the engine, and none of it remembered: so whatever an update was interrupted at, the next one goes on from there.
 */
export class RollingUpdates {
  private readonly networks = new Map<string, Promise<readonly GivenNetwork[]>>();
  private readonly promotions = new Map<string, Promise<Promotion>>();
  /** The project's containers when the update began: one question for all that roll. Undefined: the engine has not answered. */
  private found: Promise<readonly ServiceContainer[] | undefined> | undefined;
  /** One at a time leaves its networks: two would take each other's addresses. */
  private moving: Promise<unknown> = Promise.resolve();

  constructor(private readonly tools: RollingTools) {}

  /**
   * A container's arguments as it is to be made: without the service's names on its networks, where others have them and serve. That
   * is so of one more replica, too.
   */
  joining(planned: PlannedContainer, args: docker.ContainerArgs): docker.ContainerArgs {
    const { networksAdvanced } = args;
    if (pulumi.runtime.isDryRun() || networksAdvanced === undefined) return args;
    const all = pulumi.all([networksAdvanced, args.networkMode]);
    this.networks.set(planned.key, promised(all.apply(([networks, mode]) => givenNetworks(networks, mode))));
    const joined = pulumi
      .all([networksAdvanced, this.isServed(planned)])
      .apply(([networks, isServed]) => (isServed ? networks?.map(({ aliases: _, ...rest }) => rest) : networks));
    return { ...args, networksAdvanced: joined };
  }

  /** Whether a container of the same number was serving when the update began. */
  async isReplaced({ service, index }: PlannedContainer): Promise<boolean> {
    const before = (await this.before()) ?? [];
    return before.some((one) => isServing(one) && isOf(one, service) && numberOf(one) === String(index));
  }

  private async isServed({ service }: PlannedContainer): Promise<boolean> {
    const before = (await this.before()) ?? [];
    return before.some((one) => isServing(one) && isOf(one, service));
  }

  /** Whether there is anything to be done about a container: another of its number is there, or it lacks the service's names. */
  async isUnderWay(planned: PlannedContainer, id: string): Promise<boolean> {
    if (await this.wasDone(planned, id)) return false;
    const { own, others } = await this.look(planned, id);
    return others.length > 0 || (own !== undefined && !hasAliases(own, await this.networksOf(planned)));
  }

  /**
   * Whether a container was alone of its number, and had its names, when the update began. Then it is so still: this update has not made it,
   * nor any other of its number.
   */
  private async wasDone(planned: PlannedContainer, id: string): Promise<boolean> {
    const same = ((await this.before()) ?? []).filter(
      (one) => isOf(one, planned.service) && numberOf(one) === String(planned.index),
    );
    const [own] = same;
    return same.length === 1 && own?.id === id && hasAliases(own, await this.networksOf(planned));
  }

  /** Lets a good container take over from the old ones. Done once an update. */
  promote(planned: PlannedContainer, id: string): Promise<Promotion> {
    const known = this.promotions.get(planned.key) ?? this.takeOver(planned, id);
    this.promotions.set(planned.key, known);
    return known;
  }

  /**
   * What becomes of a container that is not good.
   *
   * @returns what is left, in words; undefined: there is none that it was to take over from
   */
  async giveUp(planned: PlannedContainer, id: string): Promise<string | undefined> {
    const { own, others } = await this.look(planned, id);
    const old = others.filter(isServing);
    if (!own || old.length === 0) return undefined;
    const keeper = await this.tools.keeper();
    const goesOn = `${old.map(({ name }) => name).join(", ")} goes on serving`;
    if (planned.rollout?.failureAction !== "rollback") {
      await this.inTurn(async () => takeAliases(keeper, own, await this.networksOf(planned), true));
      return `${goesOn}; ${own.name} is kept as it is, without the service's name`;
    }
    await keeper.stopContainer(id, own.stopTimeout);
    this.tools.onGivenUp?.(
      own,
      old.map((one) => one.id),
    );
    return `${goesOn}; ${own.name} was stopped`;
  }

  /** Ends containers of a service whose numbers it does not have any more: Pulumi deletes them at the end, with no regard for who asks them. */
  async retire(service: string, planned: readonly PlannedContainer[]): Promise<void> {
    const numbers = new Set(planned.map(({ index }) => String(index)));
    const isExtra = (one: ServiceContainer) => isServing(one) && isOf(one, service) && !numbers.has(numberOf(one));
    // No update makes more of them.
    const before = await this.before();
    if (before && !before.some(isExtra)) return;
    const [keeper, inState] = [await this.tools.keeper(), await this.tools.inState()];
    const found = await keeper.serviceContainers(labelsOf(this.tools.project, service));
    const extra = found.filter((one) => isExtra(one) && inState.has(one.id));
    const [first] = planned;
    if (first) await Promise.all(extra.map((one) => this.drain(one, first)));
  }

  private async takeOver(planned: PlannedContainer, id: string): Promise<Promotion> {
    const { own, others } = await this.look(planned, id);
    if (!own) return { ok: true };
    const keeper = await this.tools.keeper();
    const networks = await this.networksOf(planned);
    if (await this.inTurn(() => giveAliases(keeper, own, networks))) {
      const why = await this.lastCheck(keeper, id);
      if (why !== undefined) return { ok: false, why };
    }
    await Promise.all(others.map((one) => this.drain(one, planned)));
    return { ok: true };
  }

  /** Why a container is not good any more where it has another address than the one that it was judged at. */
  private async lastCheck(keeper: Keeper, id: string): Promise<string | undefined> {
    let why: string | undefined;
    for (let time = 0; time < CHECKS.times; time++) {
      const result = await keeper.check(id);
      if (!result || result.exitCode === 0) return undefined;
      why = `its check ends with ${result.exitCode}: ${result.output.trim()}`;
      await this.pause(CHECKS.pauseMs);
    }
    return why;
  }

  /** Nobody finds it any more, and what it has begun it ends. Then Pulumi deletes it; what no state has is removed here. */
  private async drain(old: ServiceContainer, planned: PlannedContainer): Promise<void> {
    const keeper = await this.tools.keeper();
    if (isServing(old)) {
      const networks = await this.networksOf(planned);
      await this.inTurn(() => takeAliases(keeper, old, networks));
      await this.pause(planned.rollout?.drainMs ?? 0);
      await keeper.stopContainer(old.id, old.stopTimeout);
    }
    if (!(await this.tools.inState()).has(old.id)) await keeper.removeContainer(old.id);
  }

  private async look(
    planned: PlannedContainer,
    id: string,
  ): Promise<{ readonly own: ServiceContainer | undefined; readonly others: readonly ServiceContainer[] }> {
    const { project, keeper } = this.tools;
    const labels = { ...labelsOf(project, planned.service), [NUMBER]: String(planned.index) };
    const found = await (await keeper()).serviceContainers(labels);
    return { own: found.find((one) => one.id === id), others: found.filter((one) => one.id !== id) };
  }

  private before(): Promise<readonly ServiceContainer[] | undefined> {
    const { project, keeper } = this.tools;
    // An engine that does not answer is Pulumi's to report.
    this.found ??= keeper()
      .then((one) => one.serviceContainers({ [PROJECT]: project, [VERSION]: OURS }))
      .catch(() => undefined);
    return this.found;
  }

  private inTurn<T>(move: () => Promise<T>): Promise<T> {
    const moved = this.moving.then(move);
    this.moving = moved.catch(() => undefined);
    return moved;
  }

  private async networksOf({ key }: PlannedContainer): Promise<readonly GivenNetwork[]> {
    return (await this.networks.get(key)) ?? [];
  }

  private pause(ms: number): Promise<unknown> {
    return (this.tools.pause ?? sleep)(ms);
  }
}

const PROJECT = "com.docker.compose.project";
const SERVICE = "com.docker.compose.service";
const NUMBER = "com.docker.compose.container-number";
const VERSION = "com.docker.compose.version";
const OURS = "pulumi-compose";

function labelsOf(project: string, service: string): Readonly<Record<string, string>> {
  return { [PROJECT]: project, [SERVICE]: service, [VERSION]: OURS };
}

function isOf({ labels }: ServiceContainer, service: string): boolean {
  return labels[SERVICE] === service;
}

function numberOf({ labels }: ServiceContainer): string {
  return labels[NUMBER] ?? "";
}
