import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Housekeeping } from "@pulumi-compose/docker-health";
import { promised } from "../../../gates/promised";
import type { PlannedContainer } from "../../../plan/resource-plan";
import { type GivenNetwork, givenNetworks } from "./given-networks";
import { isDisconnected, type Reconnected, reconnect } from "./reconnect";

interface Followed {
  /** The name of its resource. */
  readonly name: string;
  readonly container: docker.Container;
  readonly args: docker.ContainerArgs;
}

/**
 * Which networks a project's containers are to be on, and puts those back that are not. To Pulumi nothing changes when
 * somebody disconnects a container, or when a network that it has by name is made anew. What goes wrong is a warning:
 * the rest of the update does not depend on it.
 */
export class ContainerNetworks {
  /** Of the project's networks, by id. */
  private readonly names = new Map<string, string>();
  /** Names of networks that this update makes. */
  private readonly made = new Set<string>();
  /** By the containers' keys. */
  private readonly followed = new Map<string, Followed>();

  constructor(private readonly keeper: () => Promise<Pick<Housekeeping, "connectNetwork">>) {}

  /** Tells of a network of the project. */
  know(network: docker.Network): void {
    pulumi.all([network.id, network.name]).apply(([id, name]) => void this.names.set(id, name));
  }

  /** Tells that this update makes a network. */
  make(name: string): void {
    this.made.add(name);
  }

  /**
   * Puts a container back on its networks once it is known how the state has it, which only a refresh or a change of the
   * container learns from the engine. That this very update makes a network that it is on is a reason to look, too.
   *
   * @param isNew whether this update has created it, and so on its networks
   */
  follow(
    { key, name }: PlannedContainer,
    container: docker.Container,
    args: docker.ContainerArgs,
    isNew: () => boolean,
  ): void {
    this.followed.set(key, { name, container, args });
    // One Output after the other: all of them at once take a container's program twice the time, and mostly the first says enough.
    container.id.apply((where) => {
      if (isNew()) return;
      container.networkDatas.apply((attached) => {
        // Not those of the arguments: in a preview they are not known where a network is to be made.
        container.networksAdvanced.apply((networks) => {
          const look = (mode: string | undefined) => this.look(key, where, givenNetworks(networks, mode), attached);
          if (typeof args.networkMode === "string") return look(args.networkMode);
          pulumi.output(args.networkMode).apply(look);
        });
      });
    });
  }

  private async look(
    key: string,
    id: string,
    given: readonly GivenNetwork[],
    attached: readonly { readonly networkName?: string }[] | undefined,
  ): Promise<void> {
    const followed = this.followed.get(key);
    if (!followed || !this.isSuspect(given, attached)) return;
    const { name, container } = followed;
    if (pulumi.runtime.isDryRun()) {
      await pulumi.log.info(`${name} is not on all of its networks: \`pulumi up\` connects it again`, container);
    } else {
      await this.restore(key, id);
    }
  }

  /**
   * Looks at the engine and connects a container to what it is to be on and is not, which its row tells.
   *
   * @returns whether it was connected to any
   */
  async restore(key: string, id: string): Promise<boolean> {
    const followed = this.followed.get(key);
    if (!followed) return false;
    // An inline program ends when nothing of Pulumi's is under way.
    const done = pulumi.runtime.rpcKeepAlive();
    try {
      const result = await this.reconnect(followed, id);
      await tell(followed.name, result, followed.container);
      return result.connected.length > 0;
    } finally {
      done();
    }
  }

  /**
   * The same before a container is updated, which may be to start it: an engine does not start what was on a network that
   * is no more.
   */
  async restoreFirst(key: string, id: string): Promise<void> {
    const followed = this.followed.get(key);
    // Without the row: a message waits for it, and it for this update.
    if (followed) void tell(followed.name, await this.reconnect(followed, id));
  }

  private async reconnect({ args }: Followed, id: string): Promise<Reconnected> {
    try {
      const { networksAdvanced, networkMode } = args;
      const [networks, mode] = await promised(pulumi.all([networksAdvanced, networkMode]));
      return await reconnect(await this.keeper(), id, givenNetworks(networks, mode));
    } catch (error) {
      return { connected: [], failures: [error instanceof Error ? error.message : String(error)] };
    }
  }

  private isSuspect(
    given: readonly GivenNetwork[],
    attached: readonly { readonly networkName?: string }[] | undefined,
  ): boolean {
    const names = attached?.map(({ networkName = "" }) => networkName);
    const isMadeAnew = names?.some((name) => this.made.has(name)) ?? false;
    return isMadeAnew || isDisconnected(given, names, (network) => this.names.get(network) ?? network);
  }
}

async function tell(name: string, { connected, failures }: Reconnected, row?: docker.Container): Promise<void> {
  if (connected.length > 0) await pulumi.log.info(`${name}: connected to ${connected.join(", ")} again`, row);
  for (const why of failures) {
    await pulumi.log.warn(`${name} cannot be connected to its networks again: ${why}`, row);
  }
}
