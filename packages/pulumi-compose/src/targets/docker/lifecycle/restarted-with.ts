import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Housekeeping } from "@pulumi-compose/docker-health";
import type { PlannedContainer } from "../../../plan/resource-plan";

/** What it takes to start a container again. */
interface Restarter {
  readonly keeper: () => Promise<Pick<Housekeeping, "snapshot" | "stopContainer" | "startContainer">>;
  /** Whether this update has made a container, by its key. */
  readonly hasCreated: (key: string) => boolean;
  /** Whether this update is told to leave a container as it is, by the name of its resource. */
  readonly isExcluded: (name: string) => boolean;
  /** Runs what is to come before its start. */
  readonly prepare: (planned: PlannedContainer) => Promise<void>;
}

/**
 * Starts containers again whose dependency with `restart: true` this update has made anew. Pulumi makes them anew itself, by
 * their `replacementTrigger`; but not where they have that only since this update: to its engine that is no change.
 */
export class RestartedWith {
  private readonly followed = new Map<string, { readonly planned: PlannedContainer; done?: Promise<void> }>();

  constructor(private readonly restarter: Restarter) {}

  /** Looks after a container as soon as it is known where it is, which is when what it depends on is there. */
  follow(planned: PlannedContainer, container: docker.Container): void {
    if (planned.replaceWith.length === 0) return;
    this.followed.set(planned.key, { planned });
    container.id.apply((id) =>
      this.mend(planned.key, id).catch((error: unknown) =>
        pulumi.log.error(error instanceof Error ? error.message : String(error), container),
      ),
    );
  }

  /** Whether a container is to be started again, and has not been made anew. */
  isBehind({ key, name, replaceWith }: PlannedContainer): boolean {
    const { hasCreated, isExcluded } = this.restarter;
    return !hasCreated(key) && !isExcluded(name) && replaceWith.some(hasCreated);
  }

  /** Once an update: whoever waits for the container waits for this first. */
  async mend(key: string, id: string): Promise<void> {
    const one = this.followed.get(key);
    if (!one || pulumi.runtime.isDryRun() || !this.isBehind(one.planned)) return;
    one.done ??= this.restart(one.planned, id);
    await one.done;
  }

  private async restart(planned: PlannedContainer, id: string): Promise<void> {
    // An inline program ends when nothing of Pulumi's is under way.
    const done = pulumi.runtime.rpcKeepAlive();
    try {
      const keeper = await this.restarter.keeper();
      const found = await keeper.snapshot(id);
      if (found?.state.status !== "running") return;
      await keeper.stopContainer(id, planned.args.destroyGraceSeconds ?? 0);
      await this.restarter.prepare(planned);
      await keeper.startContainer(id);
      await pulumi.log.info(`${planned.name}: started again, as what it depends on was made anew (\`restart: true\`)`);
    } finally {
      done();
    }
  }
}
