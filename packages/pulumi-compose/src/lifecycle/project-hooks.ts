import * as pulumi from "@pulumi/pulumi";
import { type EndpointOptions, type Housekeeping, housekeeping } from "@pulumi-compose/docker-health";
import type { LifecycleHook } from "@pulumi-compose/parser";
import type { PlannedContainer } from "../plan/resource-plan";
import { freeContainerName } from "./free-container-name";
import { freeNetworkName } from "./free-network-name";
import { hooksAreThere } from "./hooks-are-there";
import { runPostStart } from "./run-post-start";

/**
 * What a project does around the creation of its resources, as Pulumi resource hooks: these run when the engine has
 * decided to create, and only then, which a program cannot know by itself. Not in previews.
 */
export class ProjectHooks {
  private keeper: Promise<Housekeeping> | undefined;

  constructor(
    private readonly project: string,
    /** Unique in the stack: two projects of one stack have hooks of their own. */
    private readonly name: string,
    private readonly endpoint: Promise<EndpointOptions>,
  ) {}

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
  container(
    { key, service }: PlannedContainer,
    postStart?: Promise<readonly LifecycleHook[]>,
  ): pulumi.ResourceHookBinding {
    if (!hooksAreThere()) return {};
    const free = new pulumi.ResourceHook(`${this.name}-container-${key}`, async (args) => {
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
      await runPostStart(await this.housekeeping(), service, textOf(args.newInputs, "name"), await postStart);
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
