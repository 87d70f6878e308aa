import { CURRENT_DIALECT, type Dialect } from "../machine/dialect";
import { UNKNOWN_SCENARIO_SERVICE } from "../messages/simulation-messages";
import { type Graph, graphOf } from "../plan/graph";
import type { ProbeMode } from "../plan/plan-options";
import type { StartPlan } from "../plan/start-plan";
import { record } from "../util/record";
import { type Played, predictFrom } from "./predict-from";
import type { ContainersBefore } from "./prediction";
import type { Scenarios } from "./scenario";
import type { ServingRecord } from "./serving";
import type { SimulatedService } from "./simulated-service";
import { simulatedServices } from "./simulated-services";
import { Simulation } from "./simulation";
import type { ServiceOutcome, Timeline, TimelineEntry } from "./timeline";
import { unknownServices } from "./unknown-services";
import { UpdateEnd } from "./update-end";

/** What a simulation takes for granted. */
export interface SimulateOptions {
  /** The engine; the newest when left out. */
  readonly engine?: Dialect;
  /** `hybrid` when left out. */
  readonly probe?: ProbeMode;
  /** Ends here even if something is still to come, in milliseconds. */
  readonly untilMs?: number;
  /**
   * The containers that an earlier update has left, by service; nothing is there when left out. The moments of those that
   * run count from the beginning of this update.
   */
  readonly before?: Readonly<Record<string, ContainersBefore>>;
  /**
   * The services of which this update has a new version (see {@link updatedWith}). Their scenarios are of that. What `before` says
   * nothing of is there then, healthy, or has ended well where others wait for that; but for the file's jobs.
   */
  readonly update?: readonly string[];
  /**
   * For the prediction: moments that lie nearer to a refusal than this may come before it or after, in milliseconds;
   * 5000 when left out. Creating containers takes time that a simulation does not take into account.
   */
  readonly slackMs?: number;
}

const SLACK_MS = 5_000;

/**
 * Plays the start of a planned project: each probe, each change of health, each gate; and says what an `up` comes to. Ends
 * when nothing changes any more, or when the engine refuses something. Creating containers takes no time, and replicas
 * behave alike. With `update` it plays how new versions take the places of the old ones, and who serves meanwhile.
 *
 * @example
 * simulate(planStart(project), { redis: { ready: 2_000 }, flask: { ready: { after: "redis" } } }).entries;
 */
export function simulate(plan: StartPlan, scenarios: Scenarios = {}, options: SimulateOptions = {}): Timeline {
  const graph = waitingGraph(plan);
  const { update } = options;
  const { services, gates } = simulatedServices(plan, graph, scenarios, {
    before: update === undefined ? (options.before ?? {}) : { ...allThere(plan), ...options.before },
    updated: new Set(update),
    engine: options.engine,
  });
  const dialect = options.engine ?? CURRENT_DIALECT;
  const simulation = new Simulation({
    services,
    dependents: graph.dependents,
    ownerOf: (service) => plan.services[service]?.preStartOf,
    dialect,
    probe: options.probe ?? "hybrid",
  });
  simulation.run(options.untilMs ?? Number.POSITIVE_INFINITY);

  const all = [...services.values()];
  const { refusals, settledMs, stage, serving } = simulation;
  // What is under way when an update ends goes on to its end; who serves by then is not foretold.
  const served = refusals.length > 0 ? servedOf(all, serving) : undefined;
  const timeline = {
    entries: [...stage.entries, ...(refusals.length > 0 ? cutOff(all, stage.nowMs) : [])],
    services: record(all.map((service) => [service.name, outcomeOf(service)])),
    outcome: all.every(({ standing }) => standing === "reached") ? "up" : "failed",
    settledMs,
    endMs: stage.nowMs,
    engine: { ...dialect, assumed: options.engine === undefined && all.some(differsByEngine) },
  } as const;

  simulation.finish();
  const slackMs = options.slackMs ?? SLACK_MS;
  const end = refusals.length > 0 ? new UpdateEnd(services, graph.dependencies, refusals, slackMs) : undefined;
  return {
    ...timeline,
    prediction: predictFrom({ plan, services, gates, end, served: served ?? servedOf(all, serving) }),
    diagnostics: unknownServices(plan, scenarios, update).map((service) =>
      UNKNOWN_SCENARIO_SERVICE.report({ service, known: plan.order }),
    ),
  };
}

/** A project that is up. */
function allThere({ services, gates, running }: StartPlan): Readonly<Record<string, ContainersBefore>> {
  const ended = new Set(
    gates.flatMap(({ dependency, condition }) => (condition === "service_completed_successfully" ? [dependency] : [])),
  );
  return record(
    Object.keys(services)
      .filter((name) => !running.includes(name))
      .map((name): [string, ContainersBefore] => [name, { state: ended.has(name) ? "exited" : "running" }]),
  );
}

function servedOf(services: readonly SimulatedService[], serving: ServingRecord): Played["served"] {
  return new Map(
    services.flatMap((service) => {
      const spans = serving.of(service);
      return spans ? [[service.name, spans] as const] : [];
    }),
  );
}

/** Engines probe alike but in a start period. */
function differsByEngine({ check, replicas }: SimulatedService): boolean {
  return check !== undefined && check.startPeriodMs > 0 && replicas > 0;
}

/** The edges at which somebody waits: a service without containers does not, and nobody waits for it. */
function waitingGraph({ edges, order, services }: StartPlan): Graph {
  const hasContainers = (name: string) => services[name]?.replicas !== 0;
  return graphOf(
    order,
    edges.filter(({ dependent, dependency }) => hasContainers(dependent) && hasContainers(dependency)),
  );
}

/** Those that an update had not come to when it ended. */
function cutOff(services: readonly SimulatedService[], atMs: number): TimelineEntry[] {
  const because = "the update has ended";
  return services
    .filter(({ standing, replicas }) => standing === "waiting" && replicas > 0)
    .filter(({ before, update }) => before === undefined || update !== undefined)
    .map(({ name: service, before }) => ({ atMs, service, kind: before ? "left" : "not-started", because }));
}

function outcomeOf(service: SimulatedService): ServiceOutcome {
  const { milestones, check, update } = service;
  // Of several new containers the last.
  const latest =
    update?.order === "start-first" ? update.replicas.filter(({ next }) => next.run > 0).at(-1) : undefined;
  const { health, container } = latest?.next ?? service;
  const startedMs = milestones.get("started");
  const healthyMs = milestones.get("healthy");
  const completedMs = milestones.get("completed");
  const isProbed = health !== undefined && container === "running";
  return {
    checked: check !== undefined,
    ...(startedMs !== undefined && { startedMs }),
    ...(healthyMs !== undefined && { healthyMs }),
    ...(completedMs !== undefined && { completedMs }),
    ...(isProbed && { status: health.status, failingStreak: health.failingStreak }),
  };
}
