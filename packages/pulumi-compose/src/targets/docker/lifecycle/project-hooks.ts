import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import {
  type EndpointOptions,
  type Housekeeping,
  housekeeping,
  redactor,
  runHooks,
} from "@pulumi-compose/docker-health";
import type { LifecycleHook } from "@pulumi-compose/parser";
import { pulumiGone } from "../../../gates/pulumi-gone";
import type { PlannedContainer } from "../../../plan/resource-plan";
import type { CreationArgs } from "../../target";
import { claimsOf } from "./claims-of";
import { ContainerNetworks } from "./container-networks";
import { freeContainerName } from "./free-container-name";
import { freeNetworkName } from "./free-network-name";
import { markedContainers } from "./healthy-mark";
import { hooksAreThere } from "./hooks-are-there";
import { keepLimits } from "./keep-limits";
import { makeWay } from "./make-way";
import { PlannedClaims } from "./planned-claims";
import { PostHealthyRuns } from "./post-healthy-runs";
import { type PreStartHooks, PreStartRuns } from "./pre-start-runs";
import { programHook } from "./program-hook";
import { refuseOtherVolume } from "./refuse-other-volume";
import { RestartedWith } from "./restarted-with";
import { RollingUpdates } from "./rolling-updates";
import { SharedNamespaces } from "./shared-namespaces";
import { StateContainers } from "./state-containers";

/** A service's `post_start` commands, once they are known. */
export interface PostStartCommands {
  readonly commands: Promise<readonly LifecycleHook[]>;
  /** Values that no message may show. */
  readonly secrets: Promise<readonly string[]>;
}

/** After so long a program has usually registered its first resources. */
const PRELOAD_MS = 150;

/**
 * What a project does around the creation of its resources, as Pulumi resource hooks: these run when the engine has
 * decided to create, and only then, which a program cannot know by itself. Not in previews.
 */
export class ProjectHooks {
  private keeper: Promise<Housekeeping> | undefined;
  private readonly created = new Set<string>();
  /** The containers that an earlier update had made, and that this one has started again. */
  private readonly restarted = new Set<string>();
  private readonly preStarts: PreStartRuns;
  /** The containers by the names of their resources. */
  private readonly planned = new Map<string, PlannedContainer>();
  private readonly claims = new PlannedClaims();
  private readonly state: StateContainers | undefined;
  // One for all resources of a kind: each hook is an exchange with Pulumi's engine before anything is registered.
  private networkHook: pulumi.ResourceHook | undefined;
  private volumeHook: pulumi.ResourceHook | undefined;
  private containerHook: pulumi.ResourceHook | undefined;
  /** Which networks the project's containers are to be on. */
  readonly networks = new ContainerNetworks(() => this.housekeeping());
  /** Which of them are in another's namespaces. */
  readonly namespaces = new SharedNamespaces(() => this.housekeeping());
  private readonly restartedWith: RestartedWith;
  /** Which of them take over from others. */
  readonly rolling: RollingUpdates;
  /** The runs of what its containers are to run once they are healthy. */
  readonly postHealthy: PostHealthyRuns;
  /** Whether this update leaves a resource as it is, by its name. */
  readonly isExcluded: (name: string) => boolean;

  constructor(
    private readonly project: string,
    /** Unique in the stack: two projects of one stack have hooks of their own. */
    private readonly name: string,
    private readonly endpoint: Promise<EndpointOptions>,
    /** Services whose containers are left as they are, whatever they hold. Default: none. */
    private readonly isLeftAlone: (service: string) => boolean,
    /** `cancelled`: Pulumi itself lets what it has begun come to its end, a hook too. */
    { cancelled, onGivenUp, excluded = () => [] }: Pick<CreationArgs, "cancelled" | "excluded" | "onGivenUp">,
  ) {
    const isExcluded = (name: string) => excluded().includes(name);
    this.isExcluded = isExcluded;
    const gone = pulumiGone();
    this.postHealthy = new PostHealthyRuns({
      keeper: () => this.housekeeping(),
      marked: async () => (this.state ? markedContainers(this.state) : new Set()),
      isOver: () => gone?.aborted === true,
    });
    this.restartedWith = new RestartedWith({
      keeper: () => this.housekeeping(),
      hasCreated: (key) => this.hasCreated(key),
      isExcluded,
      prepare: (planned) => this.preStarts.before(planned),
    });
    this.rolling = new RollingUpdates({
      project,
      keeper: () => this.housekeeping(),
      inState: async () => (await this.state?.read()) ?? new Map(),
      ...(onGivenUp && { onGivenUp }),
    });
    this.preStarts = new PreStartRuns({
      project,
      endpoint,
      keeper: () => this.housekeeping(),
      isExcluded,
      isStopped: (planned) => this.restartedWith.isBehind(planned),
      inState: async () => (await this.state?.read()) ?? new Map(),
      hasRun: (key) => this.created.has(key) || this.restarted.has(key),
      ...(cancelled && { cancelled }),
    });
    // The engine's client takes a moment to load. Better while Pulumi starts the plugin than when it asks; and not at once,
    // which would keep Pulumi from starting it.
    if (hooksAreThere() && !pulumi.runtime.isDryRun()) {
      this.state = new StateContainers();
      setTimeout(() => this.housekeeping().catch(() => undefined), PRELOAD_MS).unref();
    }
  }

  /** What a container depends on, once it may be registered: when its hooks have what they need. */
  onceReady(dependencies: pulumi.Input<pulumi.Resource>[]): pulumi.Input<pulumi.Resource>[] {
    if (!this.state) return dependencies;
    // Nobody to depend on, but a moment: Pulumi's code flattens lists.
    const ready = this.state.ready.then((): pulumi.Resource[] => []);
    return [...dependencies, ready as unknown as pulumi.Input<pulumi.Resource>];
  }

  /** Whether this update has created a container, by its key. Where hooks cannot tell, the answer is yes. */
  hasCreated(key: string): boolean {
    return !hooksAreThere() || this.created.has(key);
  }

  /** For a network: its name must be free. */
  network(): pulumi.ResourceHookBinding {
    if (!hooksAreThere()) return {};
    this.networkHook ??= programHook(`${this.name}-network`, async (args) => {
      const name = textOf(args.newInputs, "name");
      const done = await freeNetworkName(await this.housekeeping(), { name, project: this.project });
      if (done) void pulumi.log.info(`${args.name}: ${done}`);
      this.networks.make(name);
    });
    return { beforeCreate: [this.networkHook] };
  }

  /** For a volume: one of the project that is there must be as this one is to be. */
  volume(): pulumi.ResourceHookBinding {
    if (!hooksAreThere()) return {};
    this.volumeHook ??= programHook(`${this.name}-volume`, async ({ newInputs }) => {
      const driver = textOf(newInputs, "driver");
      await refuseOtherVolume(await this.housekeeping(), {
        name: textOf(newInputs, "name"),
        project: this.project,
        ...(driver && { driver }),
        options: recordOf(newInputs?.driverOpts),
      });
    });
    return { beforeCreate: [this.volumeHook] };
  }

  /**
   * For a container: its name must be free, or, where it is there already, it must be on its networks; afterwards, its
   * `post_start` commands.
   */
  container(
    planned: PlannedContainer,
    postStart?: PostStartCommands,
    preStart?: PreStartHooks,
  ): pulumi.ResourceHookBinding {
    if (!hooksAreThere()) return {};
    this.planned.set(planned.name, planned);
    if (preStart) this.preStarts.tell(planned.service, preStart);
    this.containerHook ??= programHook(`${this.name}-container`, (args) => this.before(args));
    const before = { beforeCreate: [this.containerHook], beforeUpdate: [this.containerHook] };
    if (!postStart) return before;
    const { key, service } = planned;
    const start = programHook(`${this.name}-post-start-${key}`, async (args) => {
      await runHooks(await this.housekeeping(), {
        attribute: "post_start",
        service,
        container: textOf(args.newInputs, "name"),
        hooks: await postStart.commands,
        clean: redactor(await postStart.secrets),
      });
    });
    return { ...before, afterCreate: [start] };
  }

  /**
   * Tells of a container that is registered: of its networks, and of what it claims for itself alone.
   *
   * @param options the program's own for it
   */
  follow(
    planned: PlannedContainer,
    container: docker.Container,
    args: docker.ContainerArgs,
    options: pulumi.CustomResourceOptions = {},
  ): void {
    const mayBeReplaced = !options.protect && !options.retainOnDelete && !options.ignoreChanges?.length;
    // Nobody makes way in a preview.
    if (this.state) this.claims.tell(planned, args, mayBeReplaced);
    const isNew = () => this.hasCreated(planned.key);
    if (planned.limits) keepLimits(() => this.housekeeping(), container, planned.limits);
    this.preStarts.follow(planned, container, args, mayBeReplaced);
    this.networks.follow(planned, container, args, isNew);
    this.namespaces.follow(planned, container, isNew);
    this.restartedWith.follow(planned, container);
  }

  /** Starts a container again that something else has left behind: whoever waits for it waits for this first. */
  async mend(key: string, id: string): Promise<void> {
    await this.restartedWith.mend(key, id);
    await this.namespaces.mend(key, id);
  }

  /** Whether a container is started when it is made; absent: by the plugin's own rule, as always. */
  startOf(planned: PlannedContainer): Promise<boolean> | undefined {
    return this.state && planned.preStartOf ? this.preStarts.startsAtOnce(planned) : undefined;
  }

  /** Tells that an ended container was started again. */
  restart(key: string): void {
    this.restarted.add(key);
  }

  /** Before a container that had ended is started again: the `pre_start` hooks before it. */
  async beforeStart(key: string): Promise<void> {
    const planned = [...this.planned.values()].find((one) => one.key === key);
    if (planned) await this.preStarts.before(planned);
  }

  private before(args: pulumi.ResourceHookArgs): Promise<void> {
    const planned = this.planned.get(args.name);
    if (!planned) throw new Error(`the plan has no container "${args.name}"`);
    // Only an update has something old.
    return args.oldInputs ? this.beforeUpdate(planned, args) : this.freeFor(planned, args);
  }

  /** An update may be a start: of one that is to run, and does not. */
  private async beforeUpdate(planned: PlannedContainer, { id, newInputs }: pulumi.ResourceHookArgs): Promise<void> {
    await this.networks.restoreFirst(planned.key, id);
    if (!planned.preStart || newInputs?.mustRun === false) return;
    const found = await (await this.housekeeping()).snapshot(id);
    if (found?.state.status === "exited" || found?.state.status === "created") await this.preStarts.before(planned);
  }

  private async freeFor(planned: PlannedContainer, { name, newInputs }: pulumi.ResourceHookArgs): Promise<void> {
    this.created.add(planned.key);
    // As it was before: who is taken over from is in it.
    if (planned.rollout) await this.state?.read();
    const keeper = await this.housekeeping();
    const made = await makeWay(keeper, {
      project: this.project,
      wants: claimsOf(newInputs ?? {}),
      // What is said to stay gives nothing up: the engine then says who has it.
      isInFile: (labels) => this.claims.has(labels) || this.isLeftAlone(labels["com.docker.compose.service"] ?? ""),
      planned: (labels) => this.claims.of(labels),
      inState: async () => (await this.state?.read()) ?? new Map(),
    });
    for (const done of made) void pulumi.log.info(`${name}: ${done}`);
    const done = await freeContainerName(keeper, {
      name: textOf(newInputs, "name"),
      project: this.project,
      service: planned.service,
      networkIds: networkIdsOf(newInputs),
      inState: async (id) => (await this.state?.read())?.has(id) ?? false,
    });
    if (done) void pulumi.log.info(`${name}: ${done}`);
    await this.preStarts.before(planned);
  }

  private housekeeping(): Promise<Housekeeping> {
    this.keeper ??= this.endpoint.then((endpoint) => housekeeping(endpoint));
    return this.keeper;
  }
}

function textOf(inputs: Readonly<Record<string, unknown>> | undefined, key: string): string {
  const value = inputs?.[key];
  return typeof value === "string" ? value : "";
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function networkIdsOf(inputs: Readonly<Record<string, unknown>> | undefined): string[] {
  const networks = inputs?.networksAdvanced;
  if (!Array.isArray(networks)) return [];
  return networks.map((network: unknown) =>
    typeof network === "object" && network !== null && "name" in network ? String(network.name) : "",
  );
}
