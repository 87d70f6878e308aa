import type { FailedGate } from "@pulumi-compose/health-model";

/** Which services are never started once these gates have failed. */
export type BlockedBy = (failed: readonly FailedGate[]) => ReadonlySet<string>;

/** A condition of a service, while its containers are waited for. */
interface Unmet {
  readonly controller: AbortController;
  refuse?: () => Promise<never>;
}

interface Task {
  readonly service: string;
  done: boolean;
}

/**
 * One project while its program runs: what is still under way, which gates have failed, and who is therefore never
 * started. Whoever waits for a service that will never come is told so here; nobody else knows.
 */
export class ProjectRun {
  private readonly failed: FailedGate[] = [];
  private readonly tasks = new Set<Task>();
  private readonly causes = new Map<string, Error>();
  private readonly listeners = new Map<string, ((cause: Error) => void)[]>();
  private readonly waitingForQuiet: (() => void)[] = [];
  private readonly unmet = new Map<string, Unmet>();
  private readonly missListeners: ((gate: FailedGate, words: string) => void)[] = [];

  /** @param onChange called when something ended or failed */
  constructor(
    private readonly blockedBy: BlockedBy,
    private readonly onChange: () => void = () => undefined,
  ) {}

  /** Something that goes on for a service: the creation of a container, say. */
  track(service: string, work: Promise<unknown>): void {
    const end = this.begin(service);
    work.then(end, end);
  }

  /** A service has begun something, the wait at a gate, say; the result says that it has ended. */
  begin(service: string): () => void {
    const task: Task = { service, done: false };
    this.tasks.add(task);
    return () => {
      if (task.done) return;
      task.done = true;
      this.tasks.delete(task);
      this.changed();
    };
  }

  /** A gate was not passed: what stands behind it is never started. */
  fail(gate: FailedGate, cause: Error): void {
    this.failed.push(gate);
    for (const service of this.blockedBy(this.failed)) {
      if (this.causes.has(service)) continue;
      this.causes.set(service, cause);
      for (const listener of this.listeners.get(service) ?? []) listener(cause);
      this.listeners.delete(service);
    }
    this.changed();
  }

  /**
   * One of a service's containers cannot meet a condition, so the service cannot: nobody need wait for its others.
   *
   * @param words what is said of it on the row of the container
   * @param refuse what becomes of whoever requires it
   */
  miss(gate: FailedGate, words: string, refuse?: () => Promise<never>): void {
    const unmet = this.unmetOf(gate);
    if (refuse) unmet.refuse ??= refuse;
    for (const listener of this.missListeners) listener(gate, words);
    unmet.controller.abort();
  }

  /** Calls back whenever one of a service's containers has missed a condition, before anybody is told why. */
  onMiss(listener: (gate: FailedGate, words: string) => void): void {
    this.missListeners.push(listener);
  }

  /** Aborts when a service's condition cannot be met any more. */
  missed(gate: FailedGate): AbortSignal {
    return this.unmetOf(gate).controller.signal;
  }

  /** What becomes of whoever requires the condition, once it was missed. */
  refusalOf(gate: FailedGate): (() => Promise<never>) | undefined {
    return this.unmetOf(gate).refuse;
  }

  /** Calls back, at once or later, when it is clear that a service is not started in this run; never, if it is. */
  onBlocked(service: string, listener: (cause: Error) => void): void {
    const cause = this.causes.get(service);
    if (cause) listener(cause);
    else this.listeners.set(service, [...(this.listeners.get(service) ?? []), listener]);
  }

  /** Whether anything is under way that does not stand behind a failed gate. */
  get goesOn(): boolean {
    return [...this.tasks].some(({ service }) => !this.causes.has(service));
  }

  /** Resolves when nothing is under way any more but what stands behind a failed gate. */
  quiet(): Promise<void> {
    return this.goesOn ? new Promise((resolve) => this.waitingForQuiet.push(resolve)) : Promise.resolve();
  }

  private unmetOf({ dependency, condition }: FailedGate): Unmet {
    const key = `${dependency} ${condition}`;
    const unmet = this.unmet.get(key) ?? { controller: new AbortController() };
    this.unmet.set(key, unmet);
    return unmet;
  }

  private changed(): void {
    if (!this.goesOn) for (const resolve of this.waitingForQuiet.splice(0)) resolve();
    this.onChange();
  }
}
