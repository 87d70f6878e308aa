import { type ComposeProject, replicasOf } from "@pulumi-compose/parser";
import type { Healthcheck } from "../healthcheck/healthcheck";
import { resolveHealthcheck } from "../healthcheck/resolve-healthcheck";
import { own, record } from "../util/record";
import { blockedServices } from "./blocked-services";
import { buildGates } from "./build-gates";
import { checkExtensions } from "./check-extensions";
import { checkGates } from "./check-gates";
import { checkImages } from "./check-images";
import { collectEdges } from "./collect-edges";
import { criticalPath } from "./critical-path";
import type { Edge } from "./edge";
import { findCycles } from "./find-cycles";
import { graphOf } from "./graph";
import { layersOf } from "./layers";
import type { PlanOptions } from "./plan-options";
import { plannedJobs } from "./planned-jobs";
import { checkPostHealthy, postHealthyHooks } from "./post-healthy";
import { preStartHooks } from "./pre-start-hooks";
import { restartPolicyOf } from "./restart-policy";
import { type Schedule, scheduleAll } from "./schedule";
import type { ServicePlan } from "./service-plan";
import { serviceTerms } from "./service-terms";
import { servicesThere } from "./services-there";
import type { StartPlan } from "./start-plan";
import { startWaits } from "./start-waits";
import { waitsFor } from "./waits-for";
import { runningJobs } from "./with-jobs";

const NS_IN_MS = 1e6;
const NO_SCHEDULE: Schedule = { start: { earliestMs: 0, latestMs: 0 }, givenUpFromMs: 0 };

/**
 * Plans the start of a project: which gates there are, what each waits for and how long, and who is held up by whom.
 * Takes time linear in services and dependencies. Mistakes come back as diagnostics; where there is a circle, the
 * plan leaves the circle's edges out of layers and bounds.
 *
 * @example
 * const plan = planStart(project, { images: { db: null } });
 * for (const gate of plan.gates) console.log(gate.dependency, gate.condition, gate.deadlineMs);
 */
export function planStart(project: ComposeProject, options: PlanOptions = {}): StartPlan {
  const plans = made.get(project) ?? new WeakMap<PlanOptions, StartPlan>();
  const plan = plans.get(options) ?? makePlan(project, options);
  made.set(project, plans.set(options, plan));
  return plan;
}

/** Whoever asks the same twice, for advice and for a target, has the same answer. Neither is ever changed. */
const made = new WeakMap<ComposeProject, WeakMap<PlanOptions, StartPlan>>();

function makePlan(project: ComposeProject, options: PlanOptions): StartPlan {
  const names = Object.keys(project.services);
  const areSeen = options.imageChecks !== "unseen";
  const resolved = Object.entries(project.services).map(
    ([name, service]) => [name, resolveHealthcheck(service, areSeen ? own(options.images, name) : undefined)] as const,
  );
  const effective = new Map(resolved);
  const checks = new Map<string, Healthcheck>();
  for (const [name, one] of resolved) if (one.kind === "check") checks.set(name, one.check);

  const collected = collectEdges(project);
  const whole = graphOf(names, collected.edges);
  const cycles = findCycles(whole);
  const layers = layersOf(graphOf(names, cycles.acyclic));
  const order = layers.flat();
  const there = servicesThere(project, options);
  const waits = ({ dependent, dependency }: Edge) => there.has(dependent) && there.has(dependency);
  const waiting = graphOf(names, collected.edges.filter(waits));
  const asked = serviceTerms(project, options);
  const gates = buildGates(project, waiting, effective, asked.terms, options);
  const schedules = scheduleAll(graphOf(names, cycles.acyclic.filter(waits)), order, gates, checks, options);

  const preStart = preStartHooks(project);
  const services = layers.flatMap((layer, index) =>
    layer.map((name): readonly [string, ServicePlan] => {
      const service = project.services[name];
      const { lastEdge: _, givenUpFromMs: __, ...moments } = schedules.get(name) ?? NO_SCHEDULE;
      const healthcheck = effective.get(name) ?? { kind: "none" };
      const replicas = service === undefined || service.provider !== undefined ? 0 : replicasOf(service);
      const restart = restartPolicyOf(service ?? {});
      const { onUnhealthy, deadline } = asked.terms.get(name) ?? { onUnhealthy: "fail" };
      const terms = { onUnhealthy, ...(deadline && { deadlineMs: deadline.deadlineMs }) };
      const hooks = postHealthyHooks(project, name).length;
      const after = hooks > 0 ? { postHealthy: hooks } : {};
      const grace = service?.stop_grace_period;
      const end = grace === undefined ? {} : { stopGraceMs: grace / NS_IN_MS };
      const hook = own(preStart, name);
      const of = hook ? { preStartOf: hook.service } : {};
      return [
        name,
        { name, layer: index, replicas, restart, healthcheck, ...after, ...terms, ...end, ...of, ...moments },
      ];
    }),
  );
  return {
    gates,
    starts: startWaits(project, waiting, effective, asked.terms, options),
    edges: collected.edges,
    layers,
    order,
    services: record(services),
    criticalPath: criticalPath(
      order.filter((name) => there.has(name)),
      schedules,
    ),
    jobs: plannedJobs(project),
    running: runningJobs(project),
    blockedBy: (failed) => blockedServices(waiting, failed),
    waitsFor: (service) => waitsFor(waiting, service),
    diagnostics: [
      ...checkImages(project),
      ...collected.diagnostics,
      ...cycles.diagnostics,
      ...asked.diagnostics,
      ...checkPostHealthy(project),
      ...checkExtensions(project),
      ...checkGates(project, gates, effective, options),
    ],
  };
}
