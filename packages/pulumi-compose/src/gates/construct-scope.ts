import { AsyncLocalStorage } from "node:async_hooks";
import { type BlockedBy, ProjectRun } from "./project-run";

const current = new AsyncLocalStorage<ConstructScope>();

/**
 * One Construct of a component provider. A program in a process of its own fails by its exit code once nothing else goes
 * on; a provider's process serves others too and goes on, so here the end has to be told: {@link failure} rejects when a
 * gate has failed and everything that does not stand behind a failed gate is done.
 */
export class ConstructScope {
  /** Rejects with the first failed gate's error; never resolves. */
  readonly failure: Promise<never>;
  private readonly runs: ProjectRun[] = [];
  private readonly errors = new Set<Error>();
  private reject: (error: Error) => void = () => undefined;

  constructor() {
    this.failure = new Promise<never>((_, reject) => {
      this.reject = reject;
    });
    this.failure.catch(() => undefined);
  }

  /** The scope of the Construct that the caller runs in, if it runs in one. */
  static current(): ConstructScope | undefined {
    return current.getStore();
  }

  /** Runs something, and all that comes of it, within this scope. */
  run<T>(action: () => T): T {
    return current.run(this, action);
  }

  /** A project within this Construct. */
  open(blockedBy: BlockedBy): ProjectRun {
    const run = new ProjectRun(blockedBy, () => this.settle());
    this.runs.push(run);
    return run;
  }

  /** A gate of one of the projects has failed. */
  fail(error: Error): void {
    this.errors.add(error);
    this.settle();
  }

  private settle(): void {
    const [first, ...others] = this.errors;
    if (first && !this.runs.some((run) => run.goesOn))
      this.reject(others.length === 0 ? first : joined([first, ...others]));
  }
}

function joined(errors: readonly Error[]): Error {
  const message = errors.map((error) => error.message).join("\n");
  return Object.assign(new Error(message), { stack: message });
}
