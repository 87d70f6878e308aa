import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { connect, type EndpointOptions, type Housekeeping } from "@pulumi-compose/docker-health";
import { findHeldUp } from "../../../gates/held-up";
import { promised } from "../../../gates/promised";
import { pulumiGone } from "../../../gates/pulumi-gone";
import type { PlannedContainer } from "../../../plan/resource-plan";
import type { CommonSubject } from "../../../services/subject";
import { reportFailure } from "../gate/report";
import { endOrCancel } from "./end-or-cancel";
import { type HookReplica, hooksToRun } from "./hooks-to-run";
import { isKeptRunning, type WantedContainer } from "./is-kept-running";
import { plannedService } from "./planned-service";
import { runPreStart } from "./run-pre-start";

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
  readonly id: Promise<string>;
  /** Of one with hooks before it: what tells whether another is as it is to be. */
  readonly wanted?: Promise<WantedContainer>;
}

/** The runs of `pre_start` hooks in an update whose own containers Pulumi leaves as they are. */
export class PreStartRuns {
  private readonly known = new Map<string, Known>();
  private readonly hooks = new Map<string, PreStartHooks>();
  /** Of each service, the run for all of its containers. */
  private readonly runs = new Map<string, Promise<void>>();
  /** Of each service, whether one of its containers ran and was to stay when another was about to be made or started. */
  private readonly kept = new Map<string, Promise<boolean>>();

  constructor(private readonly surroundings: Surroundings) {}

  /** Tells of a service's hooks. */
  tell(service: string, hooks: PreStartHooks): void {
    this.hooks.set(service, hooks);
  }

  /** Tells of a container that is registered. */
  follow(planned: PlannedContainer, container: docker.Container, args: docker.ContainerArgs): void {
    const given = pulumi.output({ labels: args.labels, image: args.image });
    const wanted =
      planned.preStart && promised(given.apply(({ labels, image }) => ({ labels: recordOf(labels ?? []), image })));
    this.known.set(planned.key, { planned, id: promised(container.id), ...(wanted && { wanted }) });
  }

  /**
   * Before a service's container is made or started again: its `pre_start` hooks, unless they have just run for this very
   * reason, or another of its containers runs and stays. What is for all replicas runs once an update.
   *
   * @throws Error with the evidence when one does not end with 0
   */
  async before({ service, index }: Pick<PlannedContainer, "service" | "index">): Promise<void> {
    const known = this.hooks.get(service);
    if (!known) return;
    const hooks = known.hooks.map((keys) => keys.flatMap((key) => this.hookOf(key) ?? []));
    const { hasRun } = this.surroundings;
    const toRun = (isKept: boolean) => hooksToRun(hooks, { index, isKept, hasRun });
    if (toRun(false).length === 0) return;
    // Whoever asks first: what it starts is not one that stays.
    const kept = this.kept.get(service) ?? this.isKeptRunning(service);
    this.kept.set(service, kept);
    if (await kept) return this.run(service, toRun(true), known);
    const run = this.runs.get(service) ?? this.run(service, toRun(false), known);
    this.runs.set(service, run);
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

  private async isKeptRunning(service: string): Promise<boolean> {
    const { keeper, project } = this.surroundings;
    const own = [...this.known.values()].flatMap(({ planned, wanted }) =>
      planned.service === service && wanted ? [wanted.then((one) => [String(planned.index), one] as const)] : [],
    );
    return isKeptRunning(await (await keeper()).holders(project), service, new Map(await Promise.all(own)));
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
        replicas.map(async ({ key, service: hook }) => ({ id: (await this.known.get(key)?.id) ?? "", service: hook })),
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

/** What has ended anybody may remove. Only Pulumi can make it again, and it knows of it when it has looked. */
async function startHook(keeper: Housekeeping, service: string, id: string): Promise<void> {
  if (await keeper.snapshot(id)) return keeper.startContainer(id);
  throw new Error(
    `a container of service "${service}"'s pre_start hooks (${id.slice(0, 12)}) was removed from the engine behind Pulumi's back, and the hook is to run again: run this again with \`--refresh\`, which makes it anew`,
  );
}

function recordOf(
  labels: readonly { readonly label: string; readonly value: string }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(labels.map(({ label, value }) => [label, value]));
}
