import type { Clock, Engine } from "@pulumi-compose/docker-health";
import { isReplaced, projectContainers, type ServiceContainer } from "../../health/containers/project-containers";
import { pause } from "../../health/pause";
import type { ChosenProject } from "../../project/choose-project";

export interface AppearanceOptions {
  readonly engine: Engine;
  readonly chosen: ChosenProject;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long to look for what is not there. */
  readonly withinMs: number;
}

const LOOK_EVERY_MS = 500;

/**
 * Tells of a service's containers as soon as all of them are there: a tool that gates on health creates them one after
 * the other. One look serves all who wait.
 */
export class Appearances {
  #look: Promise<readonly ServiceContainer[]> | undefined;

  constructor(private readonly options: AppearanceOptions) {}

  /** @returns all of the project's containers, once the service's are among them or the time is over. @throws EngineError */
  async of(service: string, replicas: number): Promise<readonly ServiceContainer[]> {
    const { clock, signal, withinMs } = this.options;
    const begin = clock.now();
    for (;;) {
      this.#look ??= this.#next();
      const all = await this.#look;
      const there = all.filter((container) => container.service === service && !isReplaced(container));
      if (there.length >= replicas || signal.aborted || clock.now() - begin >= withinMs) return all;
      await pause(LOOK_EVERY_MS, clock, signal);
    }
  }

  async #next(): Promise<readonly ServiceContainer[]> {
    const found = await projectContainers(this.options.engine, this.options.chosen);
    this.options.clock.after(LOOK_EVERY_MS / 2, () => {
      this.#look = undefined;
    });
    return found;
  }
}
