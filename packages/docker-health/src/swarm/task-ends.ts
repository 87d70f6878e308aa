import { neverUnhealthyBefore } from "@pulumi-compose/health-model";
import { EngineError } from "../shared/engine-error";
import { containerEnd } from "./container-end";
import { quickestCheck } from "./quickest-check";
import type { SwarmClient } from "./swarm-client";
import type { ServiceSnapshot, TaskSnapshot } from "./swarm-snapshot";
import type { TaskEnd } from "./task-end";

/**
 * How tasks ended that a swarm calls complete: by the container, where it is on the engine that is asked; else by what
 * their check could have done in their time. An end does not change, so each task is looked into once.
 */
export class TaskEnds {
  readonly #known = new Map<string, Promise<TaskEnd>>();

  constructor(private readonly client: SwarmClient) {}

  /** The ends of those of the service's tasks that are complete, by the tasks' ids. @throws EngineError */
  async of(service: ServiceSnapshot, tasks: readonly TaskSnapshot[]): Promise<ReadonlyMap<string, TaskEnd>> {
    const complete = tasks.filter(({ state }) => state === "complete");
    return new Map(await Promise.all(complete.map(async (task) => [task.id, await this.#end(service, task)] as const)));
  }

  #end(service: ServiceSnapshot, task: TaskSnapshot): Promise<TaskEnd> {
    const known = this.#known.get(task.id);
    if (known) return known;
    const end = this.#find(service, task);
    this.#known.set(task.id, end);
    // What could not be asked is asked again.
    end.catch(() => this.#known.delete(task.id));
    return end;
  }

  async #find(service: ServiceSnapshot, task: TaskSnapshot): Promise<TaskEnd> {
    const isOfPresent = task.spec === service.spec;
    if (isOfPresent && service.checkDisabled) return { kind: "by-itself" };
    const seen = task.containerId === "" ? undefined : await this.#ofContainer(task.containerId, service.stopGraceMs);
    if (seen) return seen;
    if (isOfPresent && !(await this.#mayHaveFailed(service, task))) return { kind: "by-itself" };
    const here = await this.client.nodeId().catch(() => "");
    return { kind: "unknown", why: task.nodeId === here ? "removed" : "elsewhere" };
  }

  async #ofContainer(id: string, graceMs: number): Promise<TaskEnd | undefined> {
    const container = await this.client.container(id).catch((error: unknown) => {
      // An engine that is away is asked again when it is back. What it answers otherwise, it will answer again.
      const isAway = !(error instanceof EngineError) || (error.kind === "unreachable" && error.status === undefined);
      if (isAway) throw error;
      return "untold" as const;
    });
    if (container === "untold") return { kind: "unknown", why: "untold" };
    if (!container) return undefined;
    const end = containerEnd(container, graceMs, undefined);
    if (end) return end;
    const events = await this.client.pastEvents(id, container.state.finishedAt).catch(() => []);
    return containerEnd(container, graceMs, events);
  }

  /** Whether the task has a check, or may have one, and has lived long enough for it to fail. */
  async #mayHaveFailed(service: ServiceSnapshot, task: TaskSnapshot): Promise<boolean> {
    const image = await this.client.imageHealthcheck(exactly(service.image)).catch(() => undefined);
    const check = quickestCheck(service.ownCheck, image);
    if (!check) return false;
    // Both by the manager's clock. The second is later than the end.
    const lifeMs = Date.parse(task.updatedAt) - Date.parse(task.createdAt);
    return !(lifeMs < neverUnhealthyBefore(check));
  }
}

/** An image by its digest, where the service names one: its tag may stand for another one by now. */
function exactly(image: string): string {
  return image.replace(/:[^:/@]*@/, "@");
}
