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

/** A service's `post_start` commands, once they are known. */
export interface PostStartCommands {
  readonly commands: Promise<readonly LifecycleHook[]>;
  /** Values that no message may show. */
  readonly secrets: Promise<readonly string[]>;
}

/**
 * What a project does around the creation of its resources, as Pulumi resource hooks: these run when the engine has
 * decided to create, and only then, which a program cannot know by itself. Not in previews.
 */
export class ProjectHooks {
  private keeper: Promise<Housekeeping> | undefined;
  private readonly created = new Set<string>();

  constructor(
    private readonly project: string,
    /** Unique in the stack: two projects of one stack have hooks of their own. */
    private readonly name: string,
    private readonly endpoint: Promise<EndpointOptions>,
  ) {
    // The engine's client takes a moment to load. Better now, while Pulumi starts the plugin, than when it asks.
    if (hooksAreThere() && !pulumi.runtime.isDryRun()) setImmediate(() => this.housekeeping().catch(() => undefined));
  }

  /** Whether this update has created a container, by its key. Where hooks cannot tell, the answer is yes. */
  hasCreated(key: string): boolean {
    return !hooksAreThere() || this.created.has(key);
  }

  /** For a network: its name must be free. */
  network(name: string): pulumi.ResourceHookBinding {
    if (!hooksAreThere()) return {};
    const hook = new pulumi.ResourceHook(`${this.name}-network-${name}`, async (args) => {
      const done = await freeNetworkName(await this.housekeeping(), {
        name: textOf(args.newInputs, "name"),
        project: this.project,
      });
      if (done) void pulumi.log.info(`${args.name}: ${done}`);
    });
    return { beforeCreate: [hook] };
  }

  /** For a container: its name must be free; afterwards, its `post_start` commands. */
  container({ key, service }: PlannedContainer, postStart?: PostStartCommands): pulumi.ResourceHookBinding {
    if (!hooksAreThere()) return {};
    const free = new pulumi.ResourceHook(`${this.name}-container-${key}`, async (args) => {
      this.created.add(key);
      const done = await freeContainerName(await this.housekeeping(), {
        name: textOf(args.newInputs, "name"),
        project: this.project,
        service,
        networkIds: networkIdsOf(args.newInputs),
      });
      if (done) void pulumi.log.info(`${args.name}: ${done}`);
    });
    if (!postStart) return { beforeCreate: [free] };
    const start = new pulumi.ResourceHook(`${this.name}-post-start-${key}`, async (args) => {
      await runHooks(await this.housekeeping(), {
        attribute: "post_start",
        service,
        container: textOf(args.newInputs, "name"),
        hooks: await postStart.commands,
        clean: redactor(await postStart.secrets),
      });
    });
    return { beforeCreate: [free], afterCreate: [start] };
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
