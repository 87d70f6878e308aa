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
import type { PlannedContainer } from "../plan/resource-plan";
import { freeContainerName } from "./free-container-name";
import { freeNetworkName } from "./free-network-name";
import { hooksAreThere } from "./hooks-are-there";
import { programHook } from "./program-hook";
import { isDisconnected, reconnect } from "./reconnect";

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
  /** The containers by the names of their resources. */
  private readonly planned = new Map<string, PlannedContainer>();
  // One for all resources of a kind: each hook is an exchange with Pulumi's engine before anything is registered.
  private freeNetwork: pulumi.ResourceHook | undefined;
  private freeContainer: pulumi.ResourceHook | undefined;

  constructor(
    private readonly project: string,
    /** Unique in the stack: two projects of one stack have hooks of their own. */
    private readonly name: string,
    private readonly endpoint: Promise<EndpointOptions>,
  ) {
    // The engine's client takes a moment to load. Better while Pulumi starts the plugin than when it asks; and not at once,
    // which would keep Pulumi from starting it.
    if (hooksAreThere() && !pulumi.runtime.isDryRun()) {
      setTimeout(() => this.housekeeping().catch(() => undefined), PRELOAD_MS).unref();
    }
  }

  /** Whether this update has created a container, by its key. Where hooks cannot tell, the answer is yes. */
  hasCreated(key: string): boolean {
    return !hooksAreThere() || this.created.has(key);
  }

  /** For a network: its name must be free. */
  network(): pulumi.ResourceHookBinding {
    if (!hooksAreThere()) return {};
    this.freeNetwork ??= programHook(`${this.name}-network`, async (args) => {
      const done = await freeNetworkName(await this.housekeeping(), {
        name: textOf(args.newInputs, "name"),
        project: this.project,
      });
      if (done) void pulumi.log.info(`${args.name}: ${done}`);
    });
    return { beforeCreate: [this.freeNetwork] };
  }

  /** For a container: its name must be free; afterwards, its `post_start` commands. */
  container(planned: PlannedContainer, postStart?: PostStartCommands): pulumi.ResourceHookBinding {
    if (!hooksAreThere()) return {};
    this.planned.set(planned.name, planned);
    this.freeContainer ??= programHook(`${this.name}-container`, (args) => this.freeFor(args));
    if (!postStart) return { beforeCreate: [this.freeContainer] };
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
    return { beforeCreate: [this.freeContainer], afterCreate: [start] };
  }

  /**
   * For a container that this update has not created: where the state, after a refresh, has it on fewer networks than it
   * was given, it is connected again. Not a hook: to Pulumi nothing changes, so none would run. What goes wrong is a warning:
   * the rest of the update does not depend on it.
   */
  reconnect(key: string, container: docker.Container): void {
    const { id, name, networksAdvanced, networkDatas } = container;
    pulumi.all([id, name, networksAdvanced, networkDatas]).apply(async ([where, shown, given, attached]) => {
      if (this.hasCreated(key) || !isDisconnected(given, attached)) return;
      if (pulumi.runtime.isDryRun()) {
        await pulumi.log.info(`${shown} is not on all of its networks: \`pulumi up\` connects it again`, container);
        return;
      }
      try {
        const done = await reconnect(await this.housekeeping(), where, given ?? []);
        if (done.length > 0) await pulumi.log.info(`${shown}: connected to ${done.join(", ")} again`, container);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        await pulumi.log.warn(`${shown} cannot be connected to its networks again: ${why}`, container);
      }
    });
  }

  private async freeFor({ name, newInputs }: pulumi.ResourceHookArgs): Promise<void> {
    const planned = this.planned.get(name);
    if (!planned) throw new Error(`the plan has no container "${name}"`);
    this.created.add(planned.key);
    const done = await freeContainerName(await this.housekeeping(), {
      name: textOf(newInputs, "name"),
      project: this.project,
      service: planned.service,
      networkIds: networkIdsOf(newInputs),
    });
    if (done) void pulumi.log.info(`${name}: ${done}`);
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

function networkIdsOf(inputs: Readonly<Record<string, unknown>> | undefined): string[] {
  const networks = inputs?.networksAdvanced;
  if (!Array.isArray(networks)) return [];
  return networks.map((network: unknown) =>
    typeof network === "object" && network !== null && "name" in network ? String(network.name) : "",
  );
}
