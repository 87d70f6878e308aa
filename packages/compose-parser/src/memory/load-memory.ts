import type { KnownService } from "./known-service";
import { ServiceBlocks } from "./service-blocks";

/**
 * What an editor keeps between the loads of a file that somebody types in: the services of the last one, as stages 1 to 5 have left them.
 * A service whose lines are the same comes out of them the same, so only those that have changed go through them again. The result of a
 * load is the same with it and without, whatever the files are.
 *
 * @example
 * const memory = new LoadMemory();
 * const load = () => loadProject({ files: ["compose.yaml"], memory });
 */
export class LoadMemory {
  private facts = "";
  private services: ReadonlyMap<string, KnownService> = new Map();

  /**
   * Begins a load.
   *
   * @param facts all that the services come out by, besides their own lines
   */
  begin(facts: string): ServiceBlocks {
    if (facts !== this.facts) this.services = new Map();
    this.facts = facts;
    return new ServiceBlocks(this.services, (services) => {
      this.services = services;
    });
  }
}
