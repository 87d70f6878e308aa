import { Hub } from "./hub";
import { copyImages } from "./images/copy-images";
import { provideImage } from "./images/provide-image";
import { sweep } from "./leftovers";
import { OwnEngine } from "./own-engine";
import { joinSwarm } from "./swarm/join-swarm";
import { untilState } from "./swarm/until-state";

export interface SwarmBenchOptions {
  /** How many machines; they are called `node-1`, `node-2`, … and the first is the manager. Default: 2. */
  readonly engines?: number;
  /** Images to have on every engine: the set-up's, or names for its busybox. Default: `busybox:latest`. */
  readonly images?: readonly string[];
  /** How often the machines report to the manager, which misses one after about three times as long. Default: 2000. */
  readonly heartbeatMs?: number;
}

/**
 * Docker engines on machines of their own (see {@link OwnEngine}), joined to a swarm over a network that leads nowhere else.
 * The test reaches the engines by their sockets and their ports by their addresses.
 *
 * @example
 * const bench = await SwarmBench.start({ engines: 2 });
 * try {
 *   await bench.manager.docker.createService(spec);
 *   await fetch(`http://${bench.engine("node-2").address}:8080`);
 * } finally {
 *   await bench.end();
 * }
 */
export class SwarmBench {
  private constructor(
    private readonly hub: Hub,
    readonly engines: readonly OwnEngine[],
  ) {}

  /** Why there can be no bench here, or undefined when there can. */
  static get impossible(): string | undefined {
    return OwnEngine.impossible;
  }

  /** @throws Error with the engine's log when one does not come up; nothing is left then. */
  static async start(options: SwarmBenchOptions = {}): Promise<SwarmBench> {
    const { engines: count = 2, images = ["busybox:latest"], heartbeatMs = 2000 } = options;
    sweep();
    const hub = await Hub.start();
    const started = await Promise.allSettled(Array.from({ length: count }, (_, i) => startEngine(hub, i + 1)));
    const engines = started.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const bench = new SwarmBench(hub, engines);
    try {
      const failed = started.find((result) => result.status === "rejected");
      if (failed) throw failed.reason;
      await joinSwarm(bench.manager, bench.workers, heartbeatMs);
      await bench.provide(images);
      return bench;
    } catch (error) {
      await bench.end();
      throw error;
    }
  }

  get manager(): OwnEngine {
    const [first] = this.engines;
    if (first === undefined) throw new Error("a bench needs at least one engine");
    return first;
  }

  get workers(): readonly OwnEngine[] {
    return this.engines.slice(1);
  }

  /** @throws Error when there is none of that name. */
  engine(name: string): OwnEngine {
    const found = this.engines.find((engine) => engine.name === name);
    if (found === undefined)
      throw new Error(`the bench has ${this.engines.map(({ name }) => name).join(", ")}, no ${name}`);
    return found;
  }

  /** Has the same images, by id, on every engine. */
  async provide(images: readonly string[]): Promise<void> {
    for (const image of images) await provideImage(this.manager, image);
    await copyImages(this.manager, this.workers, images);
  }

  /** Waits until the manager calls the machine of that name ready, or down. */
  untilState(name: string, state: "ready" | "down"): Promise<void> {
    return untilState(this.manager.docker, name, state);
  }

  /** Ends all engines and removes everything that the bench made. */
  async end(): Promise<void> {
    await Promise.all(this.engines.map((engine) => engine.discard()));
    await this.hub.end();
  }
}

function startEngine(hub: Hub, number: number): Promise<OwnEngine> {
  const { addressOf, prefixLength } = hub.subnet;
  const plugIn = (pid: number) => hub.plugIn(pid, number);
  return OwnEngine.start({ name: `node-${number}`, network: { address: addressOf(number), prefixLength, plugIn } });
}
