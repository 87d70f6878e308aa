import { CURRENT_DIALECT, type Dialect } from "../machine/dialect";
import { UNKNOWN_SCENARIO_SERVICE } from "../messages/simulation-messages";
import { type Graph, graphOf } from "../plan/graph";
import type { ProbeMode } from "../plan/plan-options";
import type { StartPlan } from "../plan/start-plan";
import { record } from "../util/record";
import { predictFrom } from "./predict-from";
import type { ContainersBefore } from "./prediction";
import type { Scenarios } from "./scenario";
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
   * For the prediction: moments that lie nearer to a refusal than this may come before it or after, in milliseconds;
   * 5000 when left out. Creating containers takes time that a simulation does not take into account.
   */
  readonly slackMs?: number;
}

const SLACK_MS = 5_000;

/**
 * Plays the start of a planned project: each probe, each change of health, each gate; and says what an `up` comes to. Ends
 * when nothing changes any more, or when the engine refuses something. Creating containers takes no time, and replicas
 * behave alike.
 *
 * @example
 * simulate(planStart(project), { redis: { ready: 2_000 }, flask: { ready: { after: "redis" } } }).entries;
 */
export function simulate(plan: StartPlan, scenarios: Scenarios = {}, options: SimulateOptions = {}): Timeline {
  const graph = waitingGraph(plan);
  const { services, gates } = simulatedServices(plan, graph, scenarios, options.before ?? {});
  const dialect = options.engine ?? CURRENT_DIALECT;
  const simulation = new Simulation({
    services,
    dependents: graph.dependents,
    dialect,
    probe: options.probe ?? "hybrid",
  });
  simulation.run(options.untilMs ?? Number.POSITIVE_INFINITY);

  const all = [...services.values()];
  const { refusals, settledMs, stage } = simulation;
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
    prediction: predictFrom({ plan, services, gates, end }),
    diagnostics: unknownServices(plan, scenarios).map((service) =>
      UNKNOWN_SCENARIO_SERVICE.report({ service, known: plan.order }),
    ),
  };
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
    .filter(({ standing, before, replicas }) => standing === "waiting" && before === undefined && replicas > 0)
    .map(({ name: service }) => ({ atMs, service, kind: "not-started", because }));
}

function outcomeOf({ milestones, health, container, check }: SimulatedService): ServiceOutcome {
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
