import type { Clock } from "@pulumi-compose/docker-health";
import { type JUnitCase, type JUnitSuite, junitXml } from "../../ci/junit/junit-xml";
import type { Io } from "../../io/io";
import { sourceRoot, within } from "../../io/source-root";
import type { ChosenProject } from "../../project/choose-project";
import { replicasOf } from "../containers/replicas-of";

/** How the wait for a container, or for a service of a swarm, ended. */
export interface Recorded {
  readonly service: string;
  /** The container's, or the service's in its swarm; the service's own where none came. */
  readonly name: string;
  readonly seconds: number;
  readonly properties?: Readonly<Record<string, string>>;
  /** Absent: it is as it should be. */
  readonly failure?: { readonly message: string; readonly type: string; readonly text: string };
}

/** Keeps what becomes of the waits of one `wait`, for a report. */
export class WaitRecord {
  readonly #startedAt: Date;
  readonly #began: number;
  readonly #recorded: Recorded[] = [];
  #services: readonly { readonly name: string; readonly number: number }[] = [];
  #broken: unknown;

  constructor(
    private readonly chosen: ChosenProject,
    private readonly clock: Clock,
  ) {
    this.#startedAt = new Date(clock.wall());
    this.#began = clock.now();
  }

  /** Seconds since the beginning. */
  get seconds(): number {
    return (this.clock.now() - this.#began) / 1000;
  }

  /** Who is waited for. @param number of results for each; default: one for each of a service's containers */
  expect(services: readonly string[], number?: number): void {
    this.#services = services.map((name) => ({ name, number: number ?? replicasOf(name, this.chosen) }));
  }

  settled(outcome: Recorded): void {
    this.#recorded.push(outcome);
  }

  /** Nobody could wait: there is no engine, say. */
  broke(error: unknown): void {
    this.#broken = error;
  }

  /** The report in JUnit's XML: a suite for the project, a case for each that was waited for, or should have been. */
  junit(io: Pick<Io, "cwd" | "env">): string {
    const { name } = this.chosen;
    const root = sourceRoot(io);
    const suite: JUnitSuite = {
      name,
      startedAt: this.#startedAt,
      seconds: this.seconds,
      cases: [
        ...this.#recorded.map((one) => this.#caseOf(one, root)),
        ...this.#services.flatMap((service) => this.#missing(service, root)),
        ...(this.#broken === undefined ? [] : [this.#brokenCase()]),
      ],
    };
    return junitXml(suite);
  }

  #caseOf({ service, name, seconds, properties, failure }: Recorded, root: string): JUnitCase {
    return {
      name,
      seconds,
      ...this.#about(service, root),
      ...(properties && { properties }),
      ...(failure && { outcome: { kind: "failure", ...failure } }),
    };
  }

  /** What nothing was heard of: the wait has ended before. */
  #missing({ name, number }: { readonly name: string; readonly number: number }, root: string): readonly JUnitCase[] {
    const known = this.#recorded.filter(({ service }) => service === name).length;
    const isAbsent = this.#recorded.some((one) => one.service === name && one.name === name && one.failure);
    if (known >= number || isAbsent) return [];
    const message = "not known: the wait has ended before";
    const rest = known === 0 ? name : `${name} (${number - known} more)`;
    return [{ name: rest, seconds: this.seconds, ...this.#about(name, root), outcome: { kind: "skipped", message } }];
  }

  #brokenCase(): JUnitCase {
    const text = this.#broken instanceof Error ? this.#broken.message : String(this.#broken);
    const outcome = { kind: "error", message: text.split("\n")[0] ?? "", type: "engine", text } as const;
    return { name: "engine", classname: this.chosen.name, seconds: this.seconds, outcome };
  }

  #about(service: string, root: string): Pick<JUnitCase, "classname" | "file" | "line"> {
    const { name, project } = this.chosen;
    const place = project?.placeOf(["services", service, "healthcheck"]);
    return {
      classname: `${name}.${service}`,
      ...(place && { file: within(root, place.file) ?? place.file, line: place.line }),
    };
  }
}
