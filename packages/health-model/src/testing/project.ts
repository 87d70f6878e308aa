import type {
  ComposeProject,
  Condition,
  Dependency,
  HealthcheckConfig,
  Nanoseconds,
  Path,
  Place,
  ServiceConfig,
} from "@pulumi-compose/parser";
import { record } from "../util/record";

/** A service as tests write it: short where compose is long. */
export interface ServiceSpec extends Omit<Partial<ServiceConfig>, "depends_on" | "healthcheck"> {
  /** A condition, or the whole entry; a missing `required` is true. */
  readonly depends_on?: Readonly<Record<string, Condition | Partial<Dependency>>>;
  readonly healthcheck?: HealthcheckSpec;
}

/** A healthcheck with its durations in milliseconds. */
export interface HealthcheckSpec extends Pick<HealthcheckConfig, "test" | "retries" | "disable"> {
  readonly intervalMs?: number;
  readonly timeoutMs?: number;
  readonly startPeriodMs?: number;
  readonly startIntervalMs?: number;
}

/**
 * A project for a test. Each path that a service spec has gets a place of its own: the line counts services and
 * their attributes in order, so that tests can tell places apart.
 */
export function project(services: Record<string, ServiceSpec>, rest: Partial<ComposeProject> = {}): ComposeProject {
  const places = new Map<string, number>();
  let line = 0;
  const note = (path: Path, value: unknown): void => {
    line += 1;
    places.set(JSON.stringify(path), line);
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) note([...path, Array.isArray(value) ? Number(key) : key], inner);
  };
  note(["services"], services);
  return {
    name: "test",
    workingDir: "/test",
    files: ["/test/compose.yaml"],
    services: record(Object.entries(services).map(([name, spec]) => [name, serviceOf(name, spec)])),
    disabledServices: {},
    networks: {},
    volumes: {},
    configs: {},
    secrets: {},
    models: {},
    extensions: {},
    profiles: [],
    placeOf: (path) => placeOf(places, path),
    ...rest,
  };
}

function placeOf(places: ReadonlyMap<string, number>, path: Path): Place | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const line = places.get(JSON.stringify(path.slice(0, length)));
    if (line !== undefined) return { file: "/test/compose.yaml", line, column: length, length: 1 };
  }
  return undefined;
}

function serviceOf(name: string, { depends_on, healthcheck, ...rest }: ServiceSpec): ServiceConfig {
  const dependencies = Object.entries(depends_on ?? {}).map(([dependency, entry]): [string, Dependency] => [
    dependency,
    typeof entry === "string"
      ? { condition: entry, required: true }
      : { condition: "service_started", required: true, ...entry },
  ]);
  return {
    image: `${name}:test`,
    ...rest,
    name,
    extensions: rest.extensions ?? {},
    ...(depends_on !== undefined && { depends_on: record(dependencies) }),
    ...(healthcheck !== undefined && { healthcheck: healthcheckOf(healthcheck) }),
  };
}

/** A canonical healthcheck from one in milliseconds. */
export function healthcheckOf(spec: HealthcheckSpec): HealthcheckConfig {
  const { intervalMs, timeoutMs, startPeriodMs, startIntervalMs, ...rest } = spec;
  return {
    ...rest,
    ...(intervalMs !== undefined && { interval: ns(intervalMs) }),
    ...(timeoutMs !== undefined && { timeout: ns(timeoutMs) }),
    ...(startPeriodMs !== undefined && { start_period: ns(startPeriodMs) }),
    ...(startIntervalMs !== undefined && { start_interval: ns(startIntervalMs) }),
  };
}

function ns(ms: number): Nanoseconds {
  const value = ms * 1_000_000;
  if (!isNanoseconds(value)) throw new RangeError(`not a duration: ${ms} ms`);
  return value;
}

function isNanoseconds(value: number): value is Nanoseconds {
  return Number.isFinite(value);
}
