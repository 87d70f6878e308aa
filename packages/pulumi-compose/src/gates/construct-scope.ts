import { AsyncLocalStorage } from "node:async_hooks";
import { blockedServices, type FailedGate, type ServiceWait } from "./blocked-services";

/** One project within a component provider's Construct: what it still has to do, and which of its gates have failed. */
export interface ProjectWork {
  /** Something that goes on for a service: the creation of a container, the wait at a gate. */
  track(service: string, work: Promise<unknown>): void;
  /** A gate was not passed; what stands behind it is never created. */
  fail(gate: FailedGate, error: Error): void;
}

/** One gate's part in that. */
export interface GateWork {
  /** There is a decision to wait for; the result says that it has been made. */
  begin(): () => void;
  fail(error: Error): void;
}

/** What a gate tells of itself to the Construct that it belongs to; nothing where it belongs to none. */
export function constructWork(work: ProjectWork | undefined, gate: FailedGate): GateWork | undefined {
  return (
    work && {
      begin: () => {
        let decided: () => void = () => undefined;
        const decision = new Promise<void>((resolve) => {
          decided = resolve;
        });
        work.track(gate.service, decision);
        return decided;
      },
      fail: (error) => work.fail(gate, error),
    }
  );
}

interface Task {
  readonly service: string;
  done: boolean;
}

interface Project {
  readonly waits: ReadonlyMap<string, readonly ServiceWait[]>;
  readonly tasks: Task[];
  readonly failed: FailedGate[];
}

const current = new AsyncLocalStorage<ConstructScope>();

/**
 * One Construct of a component provider. A program in a process of its own fails by its exit code once nothing else goes
 * on; a provider's process serves others too and goes on, so here the end has to be told: {@link failure} rejects when a
 * gate has failed and everything that does not stand behind a failed gate is done.
 */
export class ConstructScope {
  /** Rejects with the first failed gate's error; never resolves. */
  readonly failure: Promise<never>;
  private readonly projects: Project[] = [];
  private readonly errors: Error[] = [];
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

  /** @param waits by service */
  open(waits: ReadonlyMap<string, readonly ServiceWait[]>): ProjectWork {
    const project: Project = { waits, tasks: [], failed: [] };
    this.projects.push(project);
    return {
      track: (service, work) => {
        const task: Task = { service, done: false };
        project.tasks.push(task);
        const finish = () => {
          task.done = true;
          this.settle();
        };
        work.then(finish, finish);
      },
      fail: (gate, error) => {
        project.failed.push(gate);
        this.errors.push(error);
        this.settle();
      },
    };
  }

  private settle(): void {
    const [first, ...others] = this.errors;
    if (first && !this.projects.some(goesOn)) this.reject(others.length === 0 ? first : joined([first, ...others]));
  }
}

function goesOn({ waits, tasks, failed }: Project): boolean {
  const blocked = blockedServices(waits, failed);
  return tasks.some((task) => !task.done && !blocked.has(task.service));
}

function joined(errors: readonly Error[]): Error {
  const message = errors.map((error) => error.message).join("\n");
  return Object.assign(new Error(message), { stack: message });
}
