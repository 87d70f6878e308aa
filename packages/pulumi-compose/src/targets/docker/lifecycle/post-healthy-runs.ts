import {
  EngineError,
  firstFailedHook,
  type Housekeeping,
  type LifecycleCommand,
  redactor,
} from "@pulumi-compose/docker-health";

/** A service's `post_healthy` hooks, once they are known. */
export interface PostHealthyCommands {
  readonly commands: Promise<readonly LifecycleCommand[]>;
  /** Values that no message may show. */
  readonly secrets: Promise<readonly string[]>;
}

/** A hook that did not exit with 0, or could not be run; secrets are already redacted. */
export interface HookFailure {
  /** Its place in the list, from 0, and how many there are. */
  readonly index: number;
  readonly of: number;
  readonly command: string;
  /** Absent: it could not be run. */
  readonly exitCode?: number;
  /** What it printed, or what the engine said. */
  readonly output: string;
}

/** What is known of the update beside. */
interface Surroundings {
  readonly keeper: () => Promise<Pick<Housekeeping, "run">>;
  /** The containers in which all hooks have run, by the state. */
  readonly marked: () => Promise<ReadonlySet<string>>;
  /** Whether nobody needs them any more. */
  readonly isOver: () => boolean;
}

/** Where a container's hooks run, and who hears of it. */
export interface PostHealthyRun extends PostHealthyCommands {
  /** The container's id. */
  readonly id: string;
  /** Told before each hook, in a line. */
  readonly onProgress?: (message: string) => void;
}

/**
 * The runs of `post_healthy` hooks in an update: in each container once, whoever waits for it, and not where the state says that
 * they have all run.
 */
export class PostHealthyRuns {
  private readonly runs = new Map<string, Promise<HookFailure | undefined>>();
  private known: Promise<ReadonlySet<string>> | undefined;

  constructor(private readonly surroundings: Surroundings) {}

  /** Whether the state says that all hooks have run in a container. */
  async hasRun(id: string): Promise<boolean> {
    this.known ??= this.surroundings.marked();
    return (await this.known).has(id);
  }

  /**
   * Runs a container's hooks, one after another, or waits for the run that is under way.
   *
   * @returns undefined: all have run, now or before
   */
  run(hooks: PostHealthyRun): Promise<HookFailure | undefined> {
    const known = this.runs.get(hooks.id) ?? this.runUnlessDone(hooks);
    this.runs.set(hooks.id, known);
    return known;
  }

  private async runUnlessDone({ id, commands, secrets, onProgress }: PostHealthyRun): Promise<HookFailure | undefined> {
    if (await this.hasRun(id)) return undefined;
    const [hooks, redact, keeper] = await Promise.all([commands, secrets, this.surroundings.keeper()]);
    const clean = redactor(redact);
    const worded = hooks.map(({ command }) => clean((command ?? []).join(" ")));
    const of = hooks.length;
    let at = 0;
    const onBegin = (index: number) => {
      at = index;
      onProgress?.(`post_healthy ${index + 1} of ${of}: ${worded[index]}`);
      return !this.surroundings.isOver();
    };
    const failure = (index: number, how: Pick<HookFailure, "exitCode" | "output">): HookFailure => ({
      ...how,
      ...{ index, of, command: worded[index] ?? "", output: clean(how.output) },
    });
    try {
      const failed = await firstFailedHook(keeper, id, hooks, onBegin);
      return failed && failure(failed.index, { exitCode: failed.exitCode, output: failed.output });
    } catch (error) {
      if (error instanceof EngineError) return failure(at, { output: error.message });
      throw error;
    }
  }
}
