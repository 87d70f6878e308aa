import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { StartPlan } from "@pulumi-compose/health-model";
import type { LifecycleHook } from "@pulumi-compose/parser";
import { ConstructScope } from "../gates/construct-scope";
import { endpointOf } from "../gates/endpoint";
import { failing } from "../gates/failing";
import { ContainerGate } from "../gates/gate";
import { ProjectRun } from "../gates/project-run";
import { guardCompletion } from "../lifecycle/guard-completion";
import type { PreStartHooks } from "../lifecycle/pre-start-runs";
import { ProjectHooks } from "../lifecycle/project-hooks";
import { promised } from "../lifecycle/promised";
import type { Reference, ReferencedKind } from "../plan/marker";
import type { PlannedContainer, PlannedVolume, ResourcePlan } from "../plan/resource-plan";
import { networkSettings } from "../targets/docker/network-settings";
import type { ComposeProjectArgs, ServiceOverride } from "./args";
import { ComposeService, type GateOf, type ServiceTraits } from "./compose-service";
import { createSwarm } from "./create-swarm";
import { dependenciesOf } from "./dependencies";
import { imageCommand } from "./image-command";
import { keptOfVolume, tellKept } from "./kept-of-volume";
import { knownSecrets, secretContents } from "./known-secrets";
import { type Loaded, load } from "./load";
import { type MarkerScope, materialise } from "./materialise";
import { applyOverride } from "./override";
import type { ProjectEnds } from "./project-ends";
import { readyBy } from "./ready-by";
import { record } from "./record";
import { stagedArgs } from "./staged-args";
import { subjectOf } from "./subject";
import { withoutTraces } from "./without-traces";

const readiness = Symbol("ready");

type Referenced = docker.RemoteImage | docker.Network | docker.Volume | docker.Container;

/**
 * What `initialize` needs, which runs before the constructor's own lines. Not enumerable: what is enumerable becomes an
 * input of the component, and its registration would wait for its own gates.
 */
function initial(ready: Promise<void>): pulumi.Inputs {
  return Object.defineProperty({}, readiness, { value: ready, enumerable: false });
}

/**
 * A compose file as a Pulumi component: its networks, volumes, images and containers (or services of a swarm), each
 * dependent created only once what it depends on has met its condition (started, healthy, completed).
 *
 * Errors of the file stop the program before anything is created. A gate that cannot be passed fails the update with
 * its evidence on the container's row; what was created stays in the state.
 *
 * @example
 * ```ts
 * const shop = new ComposeProject("shop", { file: "compose.yaml" });
 * export const url = shop.services.flask.url(5000);
 * ```
 */
export class ComposeProject extends pulumi.ComponentResource<void> {
  /** The project's name: what `docker compose -p` takes. */
  readonly projectName: string;
  /** The enabled services by name. */
  readonly services: Readonly<Record<string, ComposeService>>;
  /** The project's own networks by their key in the file (external ones are not among them). */
  readonly networks: Readonly<Record<string, docker.Network>>;
  /**
   * The project's own volumes by their key in the file; none on a swarm, where tasks make them on their nodes. What
   * containers have in place of anonymous volumes is not among them.
   */
  readonly volumes: Readonly<Record<string, docker.Volume>>;
  /** Milliseconds that each gate waited, by service and condition: `redis service_healthy`. */
  readonly gates: pulumi.Output<Readonly<Record<string, number>>>;

  /** The names of the jobs that it runs. */
  private readonly running: readonly string[];
  private readonly images = new Map<string, docker.RemoteImage>();
  /** The file's, and what containers have in place of anonymous ones, by their key in the plan. */
  private readonly plannedVolumes = new Map<string, docker.Volume>();

  constructor(name: string, args: ComposeProjectArgs, options: pulumi.ComponentResourceOptions = {}) {
    const loaded = load(name, args);
    const ready = deferred();
    ready.promise.catch(() => undefined);
    super("compose:index:Project", name, initial(ready.promise), options);
    guardCompletion();
    if (loaded.warnings !== "") void pulumi.log.warn(loaded.warnings, this);
    // A program that runs in somebody's process (the Automation API's) ends when nothing of Pulumi's is under way, and a
    // gate that holds nothing back is nothing of Pulumi's: the component's outputs are, and wait for all gates.
    const noOutputs = () => ({});
    const { plan, project } = loaded;
    this.projectName = project.name;
    this.running = plan.start.running;
    const scope = ConstructScope.current();
    const { blockedBy } = plan.start;
    const run = scope?.open(blockedBy) ?? new ProjectRun(blockedBy);
    this.registerOutputs(ready.promise.catch(() => run.quiet()).then(noOutputs));
    const ends: ProjectEnds = { onFailure: ready.reject, run, scope };
    if ("target" in plan) {
      const swarm = withoutTraces(() => createSwarm(this, { ...loaded, plan }, args, ends));
      this.networks = swarm.networks;
      this.volumes = {};
      this.services = swarm.services;
      trackResources(ends, this.services);
      this.gates = gateTimes(plan.start, this.services);
      settleWith(ready, pulumi.all([this.gates, swarm.converged]));
      return;
    }
    const { only } = args;
    const isLeftAlone = (service: string) => (only ? !only.includes(service) : false);
    const hooks = new ProjectHooks(project.name, name, promised(endpointOf(this)), isLeftAlone, args.cancelled);
    this.networks = withoutTraces(() => this.createNetworks(plan, hooks));
    this.volumes = withoutTraces(() => this.createVolumes(plan, hooks));
    this.services = withoutTraces(() => this.createServices({ ...loaded, plan }, args, hooks, ends));
    trackResources(ends, this.services);
    this.gates = gateTimes(plan.start, this.services);
    settleWith(ready, this.gates);
  }

  /** Resolves when every gate of the project is passed, so that `dependsOn: project` means the whole of it. */
  protected override async initialize(args: { readonly [readiness]?: Promise<void> }): Promise<void> {
    await args[readiness];
  }

  /**
   * For the `dependsOn` of any resource of any provider: resolves once a job of the file has ended with exit code 0. The job is
   * one of {@link ComposeProjectArgs.jobs}, or one that such a job depends on; its container is `services[name].container`.
   *
   * @throws pulumi.ResourceError where the component does not run such a job
   *
   * @example
   * ```ts
   * const shop = new ComposeProject("shop", { jobs: ["migrate"] });
   * new command.local.Command("smoke-test", { create: "./smoke-test.sh" }, { dependsOn: shop.job("migrate") });
   * ```
   */
  job(name: string): pulumi.Output<pulumi.Resource[]> {
    const service = this.running.includes(name) ? this.services[name] : undefined;
    if (service) return service.completed;
    const known = this.running.length > 0 ? `it runs ${this.running.join(", ")}` : "it runs none";
    const hint = `a job is run by its name among the arguments: jobs: [${JSON.stringify(name)}]`;
    throw new pulumi.ResourceError(`the project does not run a job "${name}" (${known}): ${hint}`, this, true);
  }

  private createNetworks(plan: ResourcePlan, hooks: ProjectHooks): Record<string, docker.Network> {
    return record(plan.networks, ({ name, args }) => {
      const network = new docker.Network(name, args, {
        parent: this,
        hooks: hooks.network(),
        replacementTrigger: networkSettings(args),
        // The name is taken until the old one is gone. The plugin says so only of replacements that it asks for itself.
        deleteBeforeReplace: true,
      });
      hooks.networks.know(network);
      return network;
    });
  }

  private createVolumes(plan: ResourcePlan, hooks: ProjectHooks): Record<string, docker.Volume> {
    const listed = plan.volumes.filter(({ owner }) => owner === undefined);
    return record(listed, (planned) => this.createVolume(planned, this, hooks));
  }

  private createVolume(
    { key, name, args }: PlannedVolume,
    parent: pulumi.Resource,
    hooks: ProjectHooks,
  ): docker.Volume {
    const volume = new docker.Volume(name, args, {
      parent,
      ignoreChanges: [...keptOfVolume],
      hooks: hooks.volume(),
      // Begun anew (`pulumi up --replace`), it has the name of the one that is there.
      deleteBeforeReplace: true,
    });
    tellKept(volume, args);
    this.plannedVolumes.set(key, volume);
    return volume;
  }

  private createServices(
    { plan, project, symbols }: Loaded<ResourcePlan>,
    args: ComposeProjectArgs,
    hooks: ProjectHooks,
    ends: ProjectEnds,
  ): Record<string, ComposeService> {
    const services: Record<string, ComposeService> = Object.create(null);
    const containers = new Map<string, docker.Container>();
    const scope: MarkerScope = {
      symbol: (symbol) => symbols.get(symbol) ?? "",
      reference: (target) => this.resolve(target, containers),
      digestOf: (image) => docker.getRegistryImageOutput({ name: image }, { parent: this }).sha256Digest,
    };
    for (const planned of plan.images) {
      const image = new docker.RemoteImage(
        planned.name,
        materialise(stagedArgs(planned), scope) as unknown as docker.RemoteImageArgs,
        {
          parent: this,
        },
      );
      this.images.set(planned.key, image);
    }
    const shared = [...symbols.values(), ...plan.containers.flatMap((planned) => secretContents(planned.args, scope))];
    const redactOf = (service: string) =>
      knownSecrets(
        shared,
        args.services?.[service],
        args.redact?.map((text) => pulumi.secret(text)),
      );
    const preStartOf = ({ service, preStart }: PlannedContainer): PreStartHooks | undefined =>
      preStart && {
        hooks: preStart,
        secrets: promised(redactOf(service)),
        subjectOf: (hook) => subjectOf(hook, "service_completed_successfully", plan.start, project, args),
      };
    const gateOf =
      (planned: PlannedContainer): GateOf =>
      (container, condition, key) => {
        // The plugin's Create returns when the container runs.
        if (condition === "service_started") return undefined;
        const subject = subjectOf(planned.service, condition, plan.start, project, args);
        return new ContainerGate(
          container,
          {
            ...subject,
            condition,
            probe: args.probe ?? "hybrid",
            redact: redactOf(planned.service),
            isNew: () => hooks.hasCreated(key),
            reconnect: (id) => hooks.networks.restore(key, id),
            prepare: () => hooks.beforeStart(key),
            onStart: () => hooks.restart(key),
            mend: (id) => hooks.namespaces.mend(key, id),
          },
          failing(container, ends.scope),
          { ...ends, gate: { dependency: planned.service, condition } },
        );
      };
    const serviceOf = (planned: PlannedContainer): ComposeService => {
      const service =
        services[planned.service] ??
        new ComposeService(
          `${plan.project}-${planned.service}`,
          gateOf(planned),
          { ...traitsOf(planned, plan.start), ...ends, service: planned.service },
          { parent: this },
        );
      services[planned.service] = service;
      return service;
    };
    for (const planned of plan.containers) {
      const override = args.services?.[planned.service];
      const service = serviceOf(planned);
      // A hook has its service's volumes.
      const owners = plan.containers.filter((other) => other.service === planned.preStartOf?.service);
      for (const owner of [planned, ...owners]) {
        for (const volume of volumesOf(owner, plan)) {
          if (!this.plannedVolumes.has(volume.key)) this.createVolume(volume, serviceOf(owner), hooks);
        }
      }
      const [images, redact, preStart] = [this.images, redactOf(planned.service), preStartOf(planned)];
      const context = { service, services, containers, images, scope, hooks, redact, preStart, override };
      const container = createContainer(planned, context);
      containers.set(planned.key, container);
      service.add(planned.key, container);
    }
    return services;
  }

  private resolve(target: Reference, containers: ReadonlyMap<string, docker.Container>): pulumi.Input<string> {
    const resources: Partial<Record<ReferencedKind, ReadonlyMap<string, Referenced>>> = {
      image: this.images,
      network: mapOf(this.networks),
      volume: this.plannedVolumes,
      container: containers,
    };
    const resource = resources[target.kind]?.get(target.key);
    if (!resource) throw new Error(`the plan refers to ${target.kind} "${target.key}", which it does not contain`);
    if (target.property === "imageId" && resource instanceof docker.RemoteImage) return resource.imageId;
    return target.property === "name" ? resource.name : resource.id;
  }
}

/** Tells a component provider of every resource that is to be created. */
function trackResources({ run, scope }: ProjectEnds, services: Readonly<Record<string, ComposeService>>): void {
  if (!scope) return;
  for (const [name, { resources }] of Object.entries(services))
    for (const resource of resources)
      run.track(name, new Promise<void>((resolve) => void resource.urn.apply(() => resolve())));
}

/** What a container has in place of anonymous volumes. */
function volumesOf({ service, index }: PlannedContainer, { volumes }: ResourcePlan): readonly PlannedVolume[] {
  return volumes.filter(({ owner }) => owner?.service === service && owner.index === index);
}

interface ContainerContext {
  readonly service: ComposeService;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly containers: ReadonlyMap<string, docker.Container>;
  readonly images: ReadonlyMap<string, docker.RemoteImage>;
  readonly scope: MarkerScope;
  readonly hooks: ProjectHooks;
  readonly redact: pulumi.Output<readonly string[]>;
  readonly preStart: PreStartHooks | undefined;
  readonly override: ServiceOverride | undefined;
}

function createContainer(
  planned: PlannedContainer,
  { service, services, containers, images, scope, hooks, redact, preStart, override }: ContainerContext,
): docker.Container {
  const image = planned.commandOf === undefined ? undefined : images.get(planned.commandOf);
  const planArgs = materialise(planned.args, scope) as unknown as docker.ContainerArgs;
  const args = applyOverride(image ? { ...planArgs, command: imageCommand(image) } : planArgs, override);
  const replaceWith = planned.replaceWith.flatMap((key) => containers.get(key) ?? []);
  const postStart = planned.postStart && {
    commands: promised(pulumi.output(materialise(planned.postStart, scope) as unknown as LifecycleHook[])),
    secrets: promised(redact),
  };
  const options: pulumi.CustomResourceOptions = {
    parent: service,
    dependsOn: hooks.onceReady(dependenciesOf(planned.waits, services)),
    hooks: hooks.container(planned, postStart, preStart),
    replaceOnChanges: [...(planned.replaceOnChanges ?? [])],
    // What a program gives itself is not in the hash that carries the changes of what is ignored.
    ignoreChanges: planned.ignoreChanges?.filter((key) => !Object.hasOwn(override?.container ?? {}, key)) ?? [],
    // The name is taken until the old one is gone. The plugin says so only of replacements that it asks for itself.
    deleteBeforeReplace: true,
    // Not `replaceWith`: the engine goes by the last update's list, and when a container leaves it in the very update that
    // replaces its target, the container is deleted and not made again, or is in the state twice.
    ...(replaceWith.length > 0 && { replacementTrigger: pulumi.all(replaceWith.map(({ id }) => id)) }),
  };
  // Lists are added to, not replaced: a program's own `dependsOn` must not open a gate.
  const container = new docker.Container(planned.name, args, pulumi.mergeOptions(options, override?.options));
  hooks.follow(planned, container, args, override?.options);
  return container;
}

function traitsOf(
  { service, args, oneShot }: PlannedContainer,
  start: StartPlan,
): Omit<ServiceTraits, keyof ProjectEnds | "service"> {
  const hasHealthcheck = args.healthcheck !== undefined && args.healthcheck.tests?.[0] !== "NONE";
  return { hasHealthcheck, oneShot, readyBy: readyBy(service, start) };
}

function gateTimes(
  start: StartPlan,
  services: Readonly<Record<string, ComposeService>>,
): pulumi.Output<Readonly<Record<string, number>>> {
  const times = start.gates.map(({ dependency, condition }) => {
    const waited = services[dependency]?.waited(condition) ?? pulumi.output(0);
    return [`${dependency} ${condition}`, waited] as const;
  });
  return pulumi.output(Object.fromEntries(times));
}

interface Deferred {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

function deferred(): Deferred {
  let resolve: () => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** In a preview nothing is waited for, and unknown gates would never settle. */
function settleWith(ready: Deferred, gates: pulumi.Output<unknown>): void {
  if (pulumi.runtime.isDryRun()) ready.resolve();
  else gates.apply(() => ready.resolve());
}

function mapOf<R>(values: Readonly<Record<string, R>>): ReadonlyMap<string, R> {
  return new Map(Object.entries(values));
}
