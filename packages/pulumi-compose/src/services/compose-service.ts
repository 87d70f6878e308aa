import * as pulumi from "@pulumi/pulumi";
import { allOf } from "../gates/all-of";
import { rejects } from "../gates/fail-update";
import type { GateGoal } from "../gates/gate-goal";
import { opaque } from "../gates/opaque";
import type { Gate, GatePass } from "../gates/resource-gate";
import { whenUnknown } from "../gates/when-unknown";
import type { PlannedWait } from "../plan/resource-plan";
import type { ProjectEnds } from "./project-ends";
import { settleOutputs } from "./settle-outputs";

type Goal = PlannedWait["condition"] | GateGoal;

/** What a service is made of: a container, a service of a swarm, a workload of a cluster. */
export type ServiceResource = pulumi.CustomResource;

/** The gate of one of a service's resources for a condition; none where the resource meets it by being created. */
export type GateOf = (
  resource: ServiceResource,
  goal: Goal,
  /** The resource's key in the plan; empty where a service has but one. */
  key: string,
) => Gate | undefined;

/** What the file says of a service that matters to whoever waits for it. */
export interface ServiceTraits extends Pick<ProjectEnds, "run" | "scope"> {
  readonly hasHealthcheck: boolean;
  readonly oneShot: boolean;
  /** The gate that it is ready behind. */
  readonly readyBy: GateGoal;
  /** Its name in the file. */
  readonly service: string;
}

/** How a dependent waits for a service. */
interface WaitOptions {
  /** Default: true. */
  readonly required?: boolean;
  /** Not required, but the dependent cannot be made without the service's containers. Default: as `required`. */
  readonly needsContainer?: boolean;
}

/**
 * One service of a {@link ComposeProject}, on whatever target: a component whose children are what the service is made of
 * there. Its outputs wait only when they are used: who never asks for `health` never waits for it.
 */
export abstract class ComposeService extends pulumi.ComponentResource {
  /** What the service consists of: its containers, or its service of a swarm, or its workload in a cluster. */
  abstract readonly resources: readonly ServiceResource[];
  /** What these are called where they run. */
  abstract readonly names: readonly pulumi.Output<string>[];
  /** The ports inside that it publishes by TCP: what {@link url} takes. */
  abstract readonly ports: pulumi.Output<readonly number[]>;
  /** Whether the file gives it a healthcheck. (Its image may have one all the same, or another.) */
  readonly hasHealthcheck: boolean;
  /** Whether another service waits for it to run to its end. */
  readonly oneShot: boolean;
  private readonly readyBy: GateGoal;
  private readonly gates = new Map<string, Gate>();
  private readonly reaching = new Map<string, pulumi.Output<pulumi.Resource[]>>();
  private presence: pulumi.Output<unknown> | undefined;
  private converged: pulumi.Output<GatePass | undefined> | undefined;

  /** @internal */
  constructor(
    name: string,
    private readonly gateOf: GateOf,
    private readonly traits: ServiceTraits,
    options: pulumi.ComponentResourceOptions,
  ) {
    super("compose:index:Service", name, {}, options);
    this.hasHealthcheck = traits.hasHealthcheck;
    this.oneShot = traits.oneShot;
    this.readyBy = traits.readyBy;
  }

  /** It has no outputs that Pulumi should know: to say so of every service takes a noticeable part of an update. */
  protected override registerOutputs(): void {}

  /**
   * `"healthy"`, or the update failed and said why. Asking for it makes the update wait; in a preview of a container that
   * exists it is what a successful update will say.
   */
  get health(): pulumi.Output<string> {
    return allOf<unknown>([this.there(), ...this.passes("service_healthy")]).apply(() => "healthy");
  }

  /**
   * For the `dependsOn` of any resource of any provider: resolves to the containers (on a swarm, the service) once all of them are
   * healthy.
   *
   * @example
   * ```ts
   * new postgresql.Database("orders", {}, { dependsOn: shop.services.db.healthy });
   * ```
   */
  get healthy(): pulumi.Output<pulumi.Resource[]> {
    return this.reached("service_healthy");
  }

  /** The same for a service that runs to its end: resolves once all containers ended with exit code 0. */
  get completed(): pulumi.Output<pulumi.Resource[]> {
    return this.reached("service_completed_successfully");
  }

  /**
   * The same for a service of whatever kind: resolves once it is what it is to be when nobody says more. Completed, where
   * other services wait for that; healthy, where its containers have a healthcheck (their image's own included); else up:
   * running, and still running a moment after the start, or ended with exit code 0. On a swarm and in a cluster: once it has converged.
   * This is what `pulumi-compose up --wait` waits for.
   *
   * @example
   * ```ts
   * new command.local.Command("smoke-test", { create: "./smoke-test.sh" }, { dependsOn: shop.services.worker.ready });
   * ```
   */
  get ready(): pulumi.Output<pulumi.Resource[]> {
    return this.reached(this.readyBy);
  }

  /**
   * The address under which a published port of the first container answers; on a swarm, that of the service on the
   * node that the docker provider talks to.
   *
   * @param port the port inside the container
   * @param scheme default `http`
   */
  abstract url(port: number, scheme?: string): pulumi.Output<string>;

  /** @internal Milliseconds that this service's gate for a condition waited: its slowest container. */
  waited(goal: Goal): pulumi.Output<number> {
    return this.passed(goal).apply((waitedMs) => waitedMs ?? 0);
  }

  /** @internal The same once the gate is passed; undefined where nobody requires it and it was not met. */
  passed(goal: Goal): pulumi.Output<number | undefined> {
    const settled = this.resources.map((_, index) => this.gates.get(gateKey(goal, index))?.settled());
    return allOf(settled).apply((passes) =>
      passes.includes(undefined) ? undefined : Math.max(0, ...passes.map((pass) => pass?.waitedMs ?? 0)),
    );
  }

  /** @internal What an update waits for of the service in the end, also where nobody else does. */
  convergesWith(converged: pulumi.Output<GatePass | undefined>): void {
    this.converged = converged;
  }

  /**
   * @internal Milliseconds that the update waited for the service in the end; undefined where nobody requires that and it was not met.
   * Where nothing is waited for by itself, that is whoever has asked for it to be ready.
   */
  waitedAtLast(): pulumi.Output<number | undefined> {
    return this.converged?.apply((pass) => pass?.waitedMs) ?? this.passed("ready");
  }

  /** @internal What the service consists of, as an Output that resolves once all of it has met the condition. */
  reached(
    goal: Goal,
    { required = true, needsContainer = required }: WaitOptions = {},
  ): pulumi.Output<pulumi.Resource[]> {
    // All who wait for the same have the same.
    const key = `${goal} ${required} ${needsContainer}`;
    const reached = this.reaching.get(key) ?? this.reach(goal, required, needsContainer);
    this.reaching.set(key, reached);
    return reached;
  }

  private reach(goal: Goal, required: boolean, needsContainer: boolean): pulumi.Output<pulumi.Resource[]> {
    const passes = this.passes(goal, required);
    const all = (): pulumi.Resource[] => this.resources.map(opaque);
    if (needsContainer || pulumi.runtime.isDryRun()) return allOf<unknown>([this.there(), ...passes]).apply(all);
    return pulumi.output(
      new Promise<pulumi.Resource[]>((resolve) => {
        const created = pulumi.all(this.resources.map(({ urn }) => urn));
        const passed = allOf<unknown>([created, ...passes]);
        passed.apply(() => resolve(all()));
        // A dependency that is not required and will never be there is not waited for.
        whenUnknown(passed, () => resolve([]));
        this.traits.run.onBlocked(this.traits.service, () => resolve([]));
      }),
    );
  }

  /** @internal A resource's key in the plan. */
  protected keyOf(_index: number): string {
    return "";
  }

  /** @internal Where a resource's outputs would be pending for ever, they are rejected: all of them, as a program may take any. */
  protected settle(resource: pulumi.Resource): void {
    if (this.mayReject) settleOutputs(resource, () => this.presenceOf([resource.urn]));
  }

  private get mayReject(): boolean {
    return !pulumi.runtime.isDryRun() && rejects(this.traits.scope);
  }

  /** @internal An output of the service's, which is rejected where it would be pending for ever. */
  protected onceThere<T>(output: pulumi.Output<T>): pulumi.Output<T> {
    const there = this.there();
    return there ? pulumi.all([output, there]).apply(([value]) => value as T) : output;
  }

  /**
   * Resolves at once: whoever waits for the service's resources waits by himself. But where a service is never started
   * because of a failed gate, its resources' outputs never come, and in somebody's process nothing may stay pending: then it
   * is rejected with the gate's error. Undefined where nothing ever is.
   */
  private there(): pulumi.Output<unknown> | undefined {
    if (!this.mayReject) return undefined;
    this.presence ??= this.presenceOf(this.resources.map(({ urn }) => urn));
    return this.presence;
  }

  private presenceOf(urns: readonly pulumi.Output<string>[]): pulumi.Output<unknown> {
    const { run, service } = this.traits;
    return pulumi.output(
      new Promise<void>((resolve, reject) => {
        run.onBlocked(service, reject);
        pulumi.all([...urns]).apply(() => resolve());
      }),
    );
  }

  /** @internal Resolves once one of the service's resources is ready, whatever the others are. */
  readyAt(index: number): pulumi.Output<GatePass | undefined> | undefined {
    const resource = this.resources[index];
    return resource && this.gateAt(this.readyBy, resource, index)?.required();
  }

  private passes(goal: Goal, required = true): (pulumi.Output<GatePass | undefined> | undefined)[] {
    return this.resources.map((resource, index) => {
      const gate = this.gateAt(goal, resource, index);
      return required ? gate?.required() : gate?.optional();
    });
  }

  private gateAt(goal: Goal, resource: ServiceResource, index: number): Gate | undefined {
    const key = gateKey(goal, index);
    const gate = this.gates.get(key) ?? this.gateOf(resource, goal, this.keyOf(index));
    if (gate) this.gates.set(key, gate);
    return gate;
  }
}

function gateKey(goal: Goal, index: number): string {
  return `${goal} ${index}`;
}
