import type { Condition } from "@pulumi-compose/health-model";
import fc from "fast-check";
import { stringify } from "yaml";

/**
 * What a service's pods do. `good`: ready, or done, at once; `soon`: a second later; `never`: not ready, or not done, ever; `crash`:
 * ends with 3, again and again; `pull`: its image cannot be fetched.
 */
export type Script = "good" | "soon" | "never" | "crash" | "pull";

export interface ClusterEdge {
  readonly to: string;
  readonly condition: Condition;
  readonly required: boolean;
}

export interface ClusterServiceScript {
  readonly name: string;
  /** Whether others wait for its end. */
  readonly isJob: boolean;
  readonly replicas: number;
  readonly script: Script;
  readonly edges: readonly ClusterEdge[];
}

/** A random project. Plain data: it can be printed and shrunk. Each service depends only on those before it. */
export interface ClusterProject {
  readonly services: readonly ClusterServiceScript[];
}

const NAMES = ["api", "bus", "cache", "db", "edge", "feed", "gate", "hub"] as const;

const anyScript: fc.Arbitrary<Script> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Script>("good", "soon") },
  { weight: 2, arbitrary: fc.constantFrom<Script>("never", "crash", "pull") },
);

const anyService = fc.record({
  isJob: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  replicas: fc.constantFrom(1, 1, 2),
  script: anyScript,
  edges: fc.array(
    fc.record({
      to: fc.nat(1_000),
      isStarted: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      required: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    }),
    { maxLength: 3 },
  ),
});

export const anyClusterProject: fc.Arbitrary<ClusterProject> = fc
  .integer({ min: 2, max: 6 })
  .chain((size) =>
    fc.record({
      names: fc.shuffledSubarray([...NAMES], { minLength: size, maxLength: size }),
      raw: fc.array(anyService, { minLength: size, maxLength: size }),
    }),
  )
  .map(({ names, raw }) => {
    const services: ClusterServiceScript[] = [];
    for (const [index, { edges, isJob, replicas, script }] of raw.entries()) {
      const named = edges.flatMap(({ to, isStarted, required }): ClusterEdge[] => {
        const target = services[to % Math.max(1, services.length)];
        if (!target) return [];
        // What crashes is started in between: nobody can say whether a look falls into that. And what has no image is made on an engine
        // before anybody knows that.
        const mayStart = isStarted && target.script !== "crash" && target.script !== "pull" && !target.isJob;
        const met = target.isJob ? "service_completed_successfully" : "service_healthy";
        return [{ to: target.name, condition: mayStart ? "service_started" : met, required }];
      });
      const own = [...new Map(named.map((edge) => [edge.to, edge])).values()];
      services.push({ name: names[index] ?? "", isJob, replicas: isJob ? 1 : replicas, script, edges: own });
    }
    // A job is one because somebody waits for its end.
    const ended = new Set(
      services
        .flatMap(({ edges }) => edges.filter(({ condition }) => condition.startsWith("service_completed")))
        .map(({ to }) => to),
    );
    return { services: services.map((service) => ({ ...service, isJob: service.isJob && ended.has(service.name) })) };
  });

/** The project with nothing wrong in it. */
export function mended({ services }: ClusterProject): ClusterProject {
  return { services: services.map((service) => ({ ...service, script: "good" })) };
}

export function isBad({ script }: Pick<ClusterServiceScript, "script">): boolean {
  return script === "never" || script === "crash" || script === "pull";
}

const ANNOTATIONS: Readonly<Record<Script, Readonly<Record<"service" | "job", object>>>> = {
  good: { service: {}, job: { "sim/run-for": "200ms" } },
  soon: { service: { "sim/ready-after": "1s" }, job: { "sim/run-for": "1s" } },
  never: { service: { "sim/never-ready": "true" }, job: { "sim/run-for": "1h" } },
  crash: { service: { "sim/crash": "3" }, job: { "sim/run-for": "200ms", "sim/exit": "3" } },
  pull: { service: { "sim/pull-error": "manifest unknown" }, job: { "sim/pull-error": "manifest unknown" } },
};

/** The compose file of a project, on nodes whose pods do what their annotations say. */
export function composeText({ services }: ClusterProject): string {
  const entries = services.map(({ name, isJob, replicas, script, edges }) => [
    name,
    {
      image: `${name}:${isBad({ script }) ? "bad" : "good"}`,
      annotations: ANNOTATIONS[script][isJob ? "job" : "service"],
      ...(!isJob && { healthcheck: { test: ["CMD", "check"], interval: "1s", retries: 3 } }),
      ...(replicas > 1 && { deploy: { replicas } }),
      ...(edges.length > 0 && {
        depends_on: Object.fromEntries(edges.map(({ to, condition, required }) => [to, { condition, required }])),
      }),
      // Nothing else ends the wait for what never comes.
      "x-pulumi-compose": { deadline: script === "never" ? "6s" : "60s" },
    },
  ]);
  return stringify({ services: Object.fromEntries(entries) }, { lineWidth: 0 });
}
