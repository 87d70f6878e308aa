import type { Edge } from "../plan/edge";
import type { SimulatedGate, SimulatedService } from "./simulated-service";

/** The engine refused to make or to start a container, which ends the update. */
export interface Refusal {
  readonly service: string;
  readonly what: "image" | "port";
  readonly atMs: number;
}

/** Whether something had come to pass when an update ended; `open`: it is a matter of moments. */
export type Whether = "yes" | "no" | "open";

/**
 * The end of an update that the engine refused something: what is under way then is finished, nothing new begins. What
 * lies near to it in time may have come to pass or not; what the refused service had waited for has.
 */
export class UpdateEnd {
  readonly #atMs: number;
  readonly #certain: ReadonlySet<string>;

  /**
   * @param dependencies the edges at which services wait, by who waits
   * @param slackMs how far apart moments must lie for their order to be certain
   */
  constructor(
    services: ReadonlyMap<string, SimulatedService>,
    private readonly dependencies: ReadonlyMap<string, readonly Edge[]>,
    refusals: readonly Refusal[],
    private readonly slackMs: number,
  ) {
    this.#atMs = Math.min(...refusals.map(({ atMs }) => atMs));
    const first = refusals.filter(({ atMs }) => atMs <= this.#atMs + slackMs);
    const [only] = first;
    // An image is refused whatever its service waits for; and of several refusals any may be the one that ends the update.
    const ended = first.length === 1 && only?.what === "port" ? only.service : undefined;
    this.#certain = ended === undefined ? new Set() : reachedBefore(ended, services, dependencies);
  }

  /** Whether the containers of a service were made, of which the simulation says when. */
  hadMade({ name, replicas, container }: SimulatedService, createdMs: number): Whether {
    // The others of several whose port is taken are made at the same time.
    if (this.#certain.has(name) && (container !== "created" || replicas === 1)) return "yes";
    return this.#hadCome(createdMs);
  }

  /** Whether a gate was decided. */
  hadDecided({ service, condition, endedMs }: SimulatedGate): Whether {
    for (const dependent of this.#certain) {
      const edges = this.dependencies.get(dependent) ?? [];
      if (edges.some((edge) => edge.dependency === service.name && edge.condition === condition)) return "yes";
    }
    return this.#hadCome(endedMs);
  }

  #hadCome(atMs: number): Whether {
    if (atMs + this.slackMs < this.#atMs) return "yes";
    return atMs > this.#atMs + this.slackMs ? "no" : "open";
  }
}

/** A service that the update came to, and those that it came to before, for its sake. */
function reachedBefore(
  service: string,
  services: ReadonlyMap<string, SimulatedService>,
  dependencies: ReadonlyMap<string, readonly Edge[]>,
): ReadonlySet<string> {
  const reached = new Set([service]);
  for (const name of reached) {
    for (const { dependency } of dependencies.get(name) ?? []) {
      if (services.get(dependency)?.standing === "reached") reached.add(dependency);
    }
  }
  return reached;
}
