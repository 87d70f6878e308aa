import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type Housekeeping, lostNamespaces } from "@pulumi-compose/docker-health";
import { splitMarkers } from "../../../plan/marker";
import type { PlannedContainer } from "../../../plan/resource-plan";

interface Sharer {
  readonly planned: PlannedContainer;
  readonly container: docker.Container;
  /** Keys of the containers whose namespaces it is in. */
  readonly owners: readonly string[];
  readonly isNew: () => boolean;
  mended?: Promise<void>;
}

/**
 * Starts containers again that have lost another's namespaces (`network_mode: service:x`, `ipc`, `pid`): when x is started
 * again outside of Pulumi, it gets new ones, and they stay behind in the old. To Pulumi nothing has changed. Only who
 * shares something is looked at. What goes wrong is a warning: the rest of the update does not depend on it.
 */
export class SharedNamespaces {
  private readonly sharers = new Map<string, Sharer>();
  /** Of each container that gates wait for, when they have started it again, where it had ended. */
  private readonly revivals = new Map<string, Promise<void>[]>();

  constructor(private readonly keeper: () => Promise<Pick<Housekeeping, "snapshot" | "restartContainer">>) {}

  /** Looks after a container as soon as it is known where it is, which is when those that it waits for are as they should be. */
  follow(planned: PlannedContainer, container: docker.Container, isNew: () => boolean): void {
    const owners = ownersOf(planned);
    if (owners.length === 0) return;
    this.sharers.set(planned.key, { planned, container, owners, isNew });
    container.id.apply((id) => this.mend(planned.key, id));
  }

  /** Tells that a gate starts a container again, if it has ended: only then its namespaces are those that it will have. */
  awaitRevival(key: string, done: Promise<void>): void {
    this.revivals.set(key, [...(this.revivals.get(key) ?? []), done]);
  }

  /** Once an update: whoever waits for the container waits for this first. */
  async mend(key: string, id: string): Promise<void> {
    const sharer = this.sharers.get(key);
    if (!sharer || sharer.isNew()) return;
    sharer.mended ??= this.restart(sharer, id);
    await sharer.mended;
  }

  private async restart({ planned, container, owners }: Sharer, id: string): Promise<void> {
    // An inline program ends when nothing of Pulumi's is under way.
    const done = pulumi.runtime.rpcKeepAlive();
    try {
      // Of a chain each is started after the one before.
      await Promise.all(owners.map((owner) => this.sharers.get(owner)?.mended));
      // In a preview no gate starts anything.
      if (!pulumi.runtime.isDryRun()) await Promise.all(owners.flatMap((owner) => this.revivals.get(owner) ?? []));
      const keeper = await this.keeper();
      const found = await keeper.snapshot(id);
      const others = await Promise.all((found?.shares ?? []).map(({ container: other }) => keeper.snapshot(other)));
      const known = new Map(found?.shares?.map((share, index) => [share.container, others[index]]));
      const lost = found ? lostNamespaces(found, (other) => known.get(other)) : [];
      if (lost.length === 0) return;
      const [first] = lost;
      const what = `${planned.name} has lost the ${lost.map(({ namespace }) => namespace).join(" and ")} namespace of ${known.get(first?.container ?? "")?.name ?? "another"}, which was started again since`;
      if (pulumi.runtime.isDryRun()) {
        await pulumi.log.info(`${what}: \`pulumi up\` starts it again, too`, container);
        return;
      }
      await keeper.restartContainer(id, planned.args.destroyGraceSeconds ?? 0);
      await pulumi.log.info(`${what}: started again`, container);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      await pulumi.log.warn(`${planned.name}: whether it still has what it shares is not known: ${why}`, container);
    } finally {
      done();
    }
  }
}

/** `container:<reference>`, in any of the modes. */
function ownersOf({ args: { networkMode, ipcMode, pidMode } }: PlannedContainer): readonly string[] {
  return [networkMode, ipcMode, pidMode].flatMap((mode) =>
    splitMarkers(mode ?? "").flatMap((piece) =>
      typeof piece !== "string" && "reference" in piece && piece.reference.kind === "container"
        ? [piece.reference.key]
        : [],
    ),
  );
}
