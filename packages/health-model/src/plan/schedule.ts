import type { Healthcheck } from "../healthcheck/healthcheck";
import { bounds } from "../machine/bounds";
import { needsContainer } from "./blocked-services";
import type { Edge } from "./edge";
import type { Gate } from "./gate";
import type { Graph } from "./graph";
import type { PlanOptions } from "./plan-options";
import type { Span } from "./service-plan";

/** Moments of one service, and the edges that decide them. */
export interface Schedule {
  readonly start: Span;
  readonly healthy?: Span;
  readonly unhealthyByMs?: number;
  readonly completed?: Span;
  /** The first moment at which it can be clear that it will never start; infinite if nothing can keep it from that. */
  readonly givenUpFromMs: number;
  /** The edge that, in the worst case, it waits for longest. */
  readonly lastEdge?: Edge;
}

/** The moments of every service, in one pass along `order`, in which dependencies stand before their dependents. */
export function scheduleAll(
  graph: Graph,
  order: readonly string[],
  gates: readonly Gate[],
  checks: ReadonlyMap<string, Healthcheck>,
  options: PlanOptions,
): ReadonlyMap<string, Schedule> {
  const gateOf = new Map(gates.map((gate) => [`${gate.condition} ${gate.dependency}`, gate]));
  const schedules = new Map<string, Schedule>();
  for (const name of order) {
    const started = startOf(graph.dependencies.get(name) ?? [], schedules);
    schedules.set(name, {
      ...started,
      ...healthOf(started.start, checks.get(name), gateOf.get(`service_healthy ${name}`), options),
      ...completionOf(started.start, gateOf.get(`service_completed_successfully ${name}`)),
    });
  }
  return schedules;
}

function startOf(edges: readonly Edge[], schedules: ReadonlyMap<string, Schedule>) {
  let earliestMs = 0;
  let latestMs = 0;
  let givenUpFromMs = Number.POSITIVE_INFINITY;
  let lastEdge: Edge | undefined;
  for (const edge of edges) {
    const dependency = schedules.get(edge.dependency);
    const reached = reachedBy(edge, dependency);
    if (dependency !== undefined) givenUpFromMs = Math.min(givenUpFromMs, blocksFrom(edge, dependency));
    earliestMs = Math.max(earliestMs, reached.earliestMs);
    if (lastEdge === undefined || reached.latestMs > latestMs) lastEdge = edge;
    latestMs = Math.max(latestMs, reached.latestMs);
  }
  return { start: { earliestMs, latestMs }, givenUpFromMs, ...(lastEdge !== undefined && { lastEdge }) };
}

/** When an edge lets its dependent start. */
function reachedBy(edge: Edge, dependency: Schedule | undefined): Span {
  if (dependency === undefined) return { earliestMs: 0, latestMs: 0 };
  const gate =
    edge.condition === "service_healthy"
      ? dependency.healthy
      : edge.condition === "service_completed_successfully"
        ? dependency.completed
        : undefined;
  const { earliestMs, latestMs } = gate ?? dependency.start;
  return { earliestMs: Math.min(earliestMs, forgivesFrom(edge, dependency)), latestMs };
}

/** When an edge can let its dependent start although its condition is not met; never, unless it is optional. */
function forgivesFrom(edge: Edge, dependency: Schedule): number {
  if (edge.required) return Number.POSITIVE_INFINITY;
  return Math.min(
    unmetFrom(edge, dependency),
    needsContainer(edge) ? Number.POSITIVE_INFINITY : dependency.givenUpFromMs,
  );
}

/** When an edge can make it clear that its dependent never starts. */
function blocksFrom(edge: Edge, dependency: Schedule): number {
  const unmet = edge.required ? unmetFrom(edge, dependency) : Number.POSITIVE_INFINITY;
  return Math.min(unmet, needsContainer(edge) ? dependency.givenUpFromMs : Number.POSITIVE_INFINITY);
}

/** When a gate can have failed: as soon as the dependency's container runs, as it may exit at once. */
function unmetFrom({ condition }: Edge, dependency: Schedule): number {
  return condition === "service_started" ? Number.POSITIVE_INFINITY : dependency.start.earliestMs;
}

function healthOf(start: Span, check: Healthcheck | undefined, gate: Gate | undefined, options: PlanOptions) {
  const deadlineMs = gate?.deadlineMs ?? Number.POSITIVE_INFINITY;
  if (check === undefined) {
    if (gate === undefined) return {};
    return { healthy: { earliestMs: start.earliestMs, latestMs: start.latestMs + deadlineMs } };
  }
  const known = bounds(check, options.engine);
  const eager = gate !== undefined && options.probe !== "engine";
  const earliest = eager ? 0 : known.earliestHealthyMs;
  // Told to keep waiting, it may open long after the engine has said unhealthy; elsewhere nobody says it.
  const hasVerdict = gate?.onUnhealthy !== "keep-waiting" && options.deadlineOn === undefined;
  const latest = gate && !hasVerdict ? gate.deadlineMs : known.latestHealthyMs;
  return {
    healthy: {
      earliestMs: start.earliestMs + Math.min(earliest, deadlineMs),
      latestMs: start.latestMs + Math.min(latest, deadlineMs),
    },
    unhealthyByMs: start.latestMs + known.latestUnhealthyMs,
  };
}

function completionOf(start: Span, gate: Gate | undefined) {
  if (gate === undefined) return {};
  return { completed: { earliestMs: start.earliestMs, latestMs: start.latestMs + gate.deadlineMs } };
}
