import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { connect, type EndpointOptions, type Housekeeping, type ProjectHolder } from "@pulumi-compose/docker-health";
import { findHeldUp } from "../../../gates/held-up";
import { promised } from "../../../gates/promised";
import { pulumiGone } from "../../../gates/pulumi-gone";
import type { PlannedContainer } from "../../../plan/resource-plan";
import type { CommonSubject } from "../../../services/subject";
import { reportFailure } from "../gate/report";
import { endOrCancel } from "./end-or-cancel";
import { type HookReplica, hooksToRun } from "./hooks-to-run";
import { keptRunning, type WantedContainer } from "./kept-running";
import { plannedService } from "./planned-service";
import { runPreStart } from "./run-pre-start";
import type { ContainersInState } from "./state-containers";

/** A service's `pre_start` hooks, where its container is about to be made. */
export interface PreStartHooks {
  /** Of each hook in order, the keys of its containers. */
  readonly hooks: readonly (readonly string[])[];
  /** Values that no message may show. */
  readonly secrets: Promise<readonly string[]>;
  /** What is said of a hook that fails. */
  readonly subjectOf: (service: string) => CommonSubject;
}

/** What is known of the update beside. */
interface Surroundings {
  readonly project: string;
  readonly endpoint: Promise<EndpointOptions>;
  readonly keeper: () => Promise<Housekeeping>;
  /** Whether this update leaves a container as it is, whatever is planned, by the name of its resource. */
  readonly isExcluded: (name: string) => boolean;
  /** Whether a container that is as it is to be is stopped and started again in this update. */
  readonly isStopped: (planned: PlannedContainer) => boolean;
  /** The containers of this stack's state, with the seconds that each has to end, by id. */
  readonly inState: () => Promise<ContainersInState>;
  /** Whether this update has made a container, or started it again, by its key. */
  readonly hasRun: (key: string) => boolean;
  /** Aborts when somebody cancels the update. */
  readonly cancelled?: AbortSignal;
}

/** A container of a hook, and the plan's service for that. */
interface HookOfService extends HookReplica {
  readonly service: string;
}

/** What a container of the project is known by. */
interface Known {
  readonly planned: PlannedContainer;
  readonly id: () => Promise<string>;
  /** Whether Pulumi makes it anew where it is other than it is to be. */
  readonly mayBeReplaced: boolean;
  /** Of one with hooks before it: what tells whether the one that is there is as it is to be. */
  readonly wanted?: Promise<WantedContainer>;
}

/**
 * The runs of `pre_start` hooks in an update. By itself a hook's container runs when Pulumi makes it. But docker compose's rule
 * is about the service's own containers: as long as one runs and stays, no hook runs; else all of them do, from the first on. So
 * one that is made only because somebody has removed it is not started; and whenever one of the service's containers or a
 * later hook's is made or started, those before that have not run in this update are started once more.
 */
export class PreStartRuns {
  private readonly known = new Map<string, Known>();
  private readonly hooks = new Map<string, PreStartHooks>();
  /** Of each hook's container that was started here, the run. */
  private readonly runs = new Map<string, Promise<void>>();
  /** The hooks' containers that are made without being started. */
  private readonly idle = new Set<string>();
  /** Of each service, whether one of its containers ran and was to stay when another was about to be made or started. */
  private readonly kept = new Map<string, Promise<boolean>>();

  constructor(private readonly surroundings: Surroundings) {}

  /** Tells of a service's hooks. */
  tell(service: string, hooks: PreStartHooks): void {
    this.hooks.set(service, hooks);
  }

  /** Tells of a container that is registered. */
  follow(
    planned: PlannedContainer,
    container: docker.Container,
    args: docker.ContainerArgs,
    mayBeReplaced: boolean,
  ): void {
    const id = () => promised(container.id);
    const wanted = planned.preStart && wantedOf(planned, args);
    this.known.set(planned.key, { planned, id, mayBeReplaced, ...(wanted && { wanted }) });
  }

  /** Whether a hook's container is run by being made: not where the container that it prepares the ground for runs, and stays. */
  async startsAtOnce({ key, index, preStartOf }: PlannedContainer): Promise<boolean> {
    if (!preStartOf) return true;
    const { kept } = await this.running(preStartOf.service);
    const isKept = preStartOf.perReplica ? kept.includes(String(index)) : kept.length > 0;
    if (isKept) this.idle.add(key);
    return !isKept;
  }

  /**
   * Before a service's container is made or started again, or a container of one of its `pre_start` hooks: the hooks before it,
   * unless they have just run for this very reason, or a container of the service runs and stays. What is for all replicas runs
   * once an update.
   *
   * @throws Error with the evidence when one does not end with 0
   */
  async before({
    service,
    index,
    preStartOf,
  }: Pick<PlannedContainer, "service" | "index" | "preStartOf">): Promise<void> {
    const owner = preStartOf?.service ?? service;
    const known = this.hooks.get(owner);
    if (!known) return;
    const hooks = known.hooks.slice(0, preStartOf?.index).map((keys) => keys.flatMap((key) => this.hookOf(key) ?? []));
    const hasRun = (key: string) => this.surroundings.hasRun(key) && !this.idle.has(key);
    const toRun = (isKept: boolean) => hooksToRun(hooks, { index, isKept, hasRun });
    if (toRun(false).length === 0 && !preStartOf) return;
    // Whoever asks first: what it starts is not one that stays.
    const kept = this.kept.get(owner) ?? this.keepOrStop(owner);
    this.kept.set(owner, kept);
    const steps = toRun(await kept);
    const before = steps.flat().flatMap(({ key }) => this.runs.get(key) ?? []);
    const open = steps.map((step) => step.filter(({ key }) => !this.runs.has(key))).filter(({ length }) => length > 0);
    const run = Promise.all(before).then(() => this.run(owner, open, known));
    for (const { key } of open.flat()) this.runs.set(key, run);
    await run;
  }

  private hookOf(key: string): HookOfService | undefined {
    const { service, index, preStartOf } = this.known.get(key)?.planned ?? {};
    if (service === undefined || index === undefined) return undefined;
    return { key, service, index, perReplica: preStartOf?.perReplica === true };
  }

  /** How long a hook's container has to end, in seconds. */
  private graceOf(hook: string): number {
    const one = [...this.known.values()].find(({ planned }) => planned.service === hook);
    return one?.planned.args.destroyGraceSeconds ?? 0;
  }

  /**
   * Whether one of a service's containers runs and stays. If none does, those that still run are stopped: hooks prepare the
   * ground for others, and Pulumi takes these away only when it makes those.
   */
  private async keepOrStop(service: string): Promise<boolean> {
    const { kept, ids } = await this.running(service);
    if (kept.length > 0) return true;
    const mayStop = [...this.known.values()].every((one) => one.planned.service !== service || one.mayBeReplaced);
    if (ids.length === 0 || !mayStop) return false;
    const [keeper, state] = await Promise.all([this.surroundings.keeper(), this.surroundings.inState()]);
    const known = ids.flatMap((id) => (state.has(id) ? [[id, state.get(id) ?? 0] as const] : []));
    await Promise.all(known.map(([id, graceSeconds]) => keeper.stopContainer(id, graceSeconds)));
    return false;
  }

  /** A service's containers that run: all of them, and the numbers of those that stay. */
  private async running(
    service: string,
  ): Promise<{ readonly kept: readonly string[]; readonly ids: readonly string[] }> {
    const { keeper, project } = this.surroundings;
    const holders = await (await keeper()).holders(project);
    const own = holders.filter(({ labels, runs }) => runs && isOf(labels, service));
    const containers = [...this.known.values()].filter(({ planned }) => planned.service === service);
    const wanted = containers.flatMap(({ planned, wanted }) =>
      wanted && !this.surroundings.isStopped(planned)
        ? [wanted.then((one) => [String(planned.index), one] as const)]
        : [],
    );
    const excluded = containers.flatMap(({ planned }) =>
      this.surroundings.isExcluded(planned.name) ? [String(planned.index)] : [],
    );
    const kept = [...keptRunning(own, new Map(await Promise.all(wanted))), ...numbersOf(own, excluded)];
    return { kept, ids: own.map(({ id }) => id) };
  }

  private async run(
    service: string,
    hooks: readonly (readonly HookOfService[])[],
    { secrets, subjectOf }: PreStartHooks,
  ): Promise<void> {
    if (hooks.length === 0) return;
    const keeper = await this.surroundings.keeper();
    const [engine, redact] = await Promise.all([
      this.surroundings.endpoint.then((endpoint) => connect(endpoint)),
      secrets,
    ]);
    const containers = hooks.map((replicas) =>
      Promise.all(
        replicas.map(async ({ key, service: hook }) => ({
          id: (await this.known.get(key)?.id()) ?? "",
          service: hook,
        })),
      ),
    );
    void pulumi.log.info(`service "${service}": its pre_start hooks run again, before its container is started`);
    const gone = pulumiGone();
    await runPreStart(
      {
        startContainer: (id) => startHook(keeper, service, id),
        waitForEnd: ({ id, service: hook }) => {
          const { deadlineMs } = subjectOf(hook);
          const { cancelled } = this.surroundings;
          return endOrCancel({ id, graceSeconds: this.graceOf(hook), cancelled, gone }, keeper, (signal) =>
            engine.waitFor(id, "service_completed_successfully", {
              redact,
              ...(deadlineMs !== undefined && { deadlineMs }),
              ...(signal && { signal }),
            }),
          );
        },
        report: async ({ service: hook }, failure) => {
          const subject = subjectOf(hook);
          const there = async (project: string) =>
            (await keeper.holders(project)).filter(({ runs }) => runs).map(({ labels }) => plannedService(labels));
          return reportFailure(subject, failure, await findHeldUp(subject, there)).full;
        },
      },
      await Promise.all(containers),
    );
  }
}

/** What one that is there is to be like. */
function wantedOf({ args: { labels = [] } }: PlannedContainer, args: docker.ContainerArgs): Promise<WantedContainer> {
  // Where the image does not come, nothing is made of it.
  const image = pulumi.recover(pulumi.output(args.image), () => "");
  const wanted = Object.fromEntries(labels.map(({ label, value }) => [label, value]));
  return promised(image).then((id) => ({ labels: wanted, image: id }));
}

/** Whether a container is one of a service's own, and none of its hooks'. */
function isOf(labels: Readonly<Record<string, string>>, service: string): boolean {
  return labels["com.docker.compose.service"] === service && labels["com.docker.compose.hook"] === undefined;
}

/** Those of some numbers that containers have. */
function numbersOf(
  containers: readonly Pick<ProjectHolder, "labels">[],
  numbers: readonly string[],
): readonly string[] {
  const has = new Set(containers.map(({ labels }) => labels["com.docker.compose.container-number"]));
  return numbers.filter((number) => has.has(number));
}

/** What has ended anybody may remove. Only Pulumi can make it again, and it knows of it when it has looked. */
async function startHook(keeper: Housekeeping, service: string, id: string): Promise<void> {
  if (await keeper.snapshot(id)) return keeper.startContainer(id);
  throw new Error(
    `a container of service "${service}"'s pre_start hooks (${id.slice(0, 12)}) was removed from the engine behind Pulumi's back, and the hook is to run again: run this again with \`--refresh\`, which makes it anew`,
  );
}
