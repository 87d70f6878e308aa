import type { Housekeeping } from "@pulumi-compose/docker-health";
import type { PullEvent } from "../events/deployment-event";
import type { ImageToPull } from "./images-to-pull";

/** Between two words of how far a pull has come, milliseconds. */
const PROGRESS_EVERY_MS = 500;

type Keeper = Pick<Housekeeping, "imageCommand" | "pullImage">;

/**
 * Pulls of images that are begun before Pulumi asks for them, all at once. When Pulumi asks for one, the engine has it, or is on it already and
 * does not begin anew. So one that fails here costs nothing: Pulumi asks once more, and tells why.
 */
export class PullsAhead {
  readonly #abort = new AbortController();
  readonly #untold: PullEvent[] = [];
  #tell: (event: PullEvent) => void = (event) => this.#untold.push(event);
  #ended: Promise<unknown> | undefined;

  constructor(
    private readonly images: readonly ImageToPull[],
    private readonly ask: () => Promise<Keeper>,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Begins them, where they have not begun: not before nothing refuses the update any more.
   *
   * @returns when all have ended, in one way or another
   */
  begin(): Promise<unknown> {
    this.#ended ??= Promise.all(this.images.map((image) => this.#pull(image).catch(() => undefined)));
    return this.#ended;
  }

  /** From now on what happens is told, and first what has happened. */
  tellTo(tell: (event: PullEvent) => void): void {
    for (const event of this.#untold.splice(0)) tell(event);
    this.#tell = tell;
  }

  /** Nobody waits for what is still under way. */
  stop(): void {
    this.#tell = () => {};
    this.#abort.abort();
  }

  async #pull({ name, image }: ImageToPull): Promise<void> {
    const keeper = await this.ask();
    if ((await keeper.imageCommand(image)) !== undefined || this.#abort.signal.aborted) return;
    const startedAt = this.now();
    let toldAt = startedAt;
    let newest: Pick<PullEvent, "bytes" | "of"> = {};
    const tell = (status: PullEvent["status"]) =>
      this.#tell({ type: "pull", name, image, status, ...newest, seconds: (this.now() - startedAt) / 1000 });
    tell("begun");
    try {
      await keeper.pullImage(image, {
        signal: this.#abort.signal,
        onProgress: (progress) => {
          newest = progress;
          if (this.now() - toldAt < PROGRESS_EVERY_MS) return;
          toldAt = this.now();
          tell("running");
        },
      });
      tell("done");
    } catch {
      tell("failed");
    }
  }
}
