import fc from "fast-check";
import type { PlanOptions } from "../plan/plan-options";
import { planStart } from "../plan/plan-start";
import { anyServices } from "../testing/any-project";
import { anyScenario } from "../testing/any-scenario";
import { anyDialect } from "../testing/check";
import { project, type ServiceSpec } from "../testing/project";
import { predict } from "./predict";
import type { ContainersBefore, Prediction } from "./prediction";
import type { Scenarios, ServiceScenario } from "./scenario";
import { type SimulateOptions, simulate } from "./simulate";

type Services = Record<string, ServiceSpec>;

interface Up {
  readonly services: Services;
  readonly scenarios: Scenarios;
  readonly options: SimulateOptions & Pick<PlanOptions, "onUnhealthy">;
}

const anyExtra = fc.record({
  scale: fc.constantFrom(0, 1, 1, 1, 2),
  restart: fc.constantFrom("no", "no", "no", "on-failure:2", "always"),
  tied: fc.boolean(),
});

/** Anything that can be brought up, in which nothing depends on how long another service takes. */
const anyUp: fc.Arbitrary<Up> = fc
  .record({
    services: anyServices,
    extras: fc.array(anyExtra, { minLength: 8, maxLength: 8 }),
    scenarios: fc.array(anyScenario, { minLength: 8, maxLength: 8 }),
    engine: anyDialect,
    probe: fc.constantFrom("hybrid" as const, "engine" as const),
    onUnhealthy: fc.constantFrom("fail" as const, "fail" as const, "keep-waiting" as const),
  })
  .map(({ services, extras, scenarios, ...options }) => {
    const names = Object.keys(services);
    return {
      services: Object.fromEntries(
        names.map((name, at) => [name, withExtra(withStartInterval(services[name] ?? {}), extras[at])]),
      ),
      scenarios: Object.fromEntries(names.map((name, at) => [name, scenarios[at] ?? {}])),
      options,
    };
  });

/** A start interval that nobody set is five seconds on some engines: more than the deadline below. */
function withStartInterval(service: ServiceSpec): ServiceSpec {
  const { healthcheck } = service;
  return healthcheck === undefined ? service : { ...service, healthcheck: { startIntervalMs: 30, ...healthcheck } };
}

function withExtra(service: ServiceSpec, extra: { scale: number; restart: string; tied: boolean } | undefined) {
  const { scale = 1, restart = "no", tied = false } = extra ?? {};
  const [first, ...others] = Object.entries(service.depends_on ?? {});
  if (first === undefined || !tied) return { ...service, scale, restart };
  const [name, entry] = first;
  const tiedEntry = typeof entry === "string" ? { condition: entry, restart: true } : { ...entry, restart: true };
  return { ...service, scale, restart, depends_on: Object.fromEntries([[name, tiedEntry], ...others]) };
}

// Far above what these checks and moments need: only what never comes to an end meets it.
const DEADLINE_MS = 1_000;
const planOf = ({ services, options }: Up) => planStart(project(services), { ...options, deadlineMs: DEADLINE_MS });
const predictionOf = (up: Up): Prediction => predict(planOf(up), up.scenarios, up.options);

function whoAre(containers: string, { services }: Prediction): string[] {
  return Object.keys(services)
    .filter((name) => services[name]?.containers === containers)
    .sort();
}

test("a service is there if it starts in the timeline, and only then", () => {
  fc.assert(
    fc.property(anyUp, (up) => {
      const { entries, prediction } = simulate(planOf(up), up.scenarios, up.options);
      const started = new Set(entries.flatMap(({ kind, service }) => (kind === "start" ? [service] : [])));
      const empty = Object.keys(up.services).filter((name) => up.services[name]?.scale === 0);
      expect(whoAre("there", prediction)).toEqual([...new Set([...started, ...empty])].sort());
      expect(whoAre("open", prediction)).toEqual([]);
    }),
    { numRuns: 250 },
  );
});

test("it fails if a gate does, and the failed gates together hold back those who are absent", () => {
  fc.assert(
    fc.property(anyUp, (up) => {
      const prediction = predictionOf(up);
      const failed = prediction.gates.filter(({ verdict }) => verdict === "failed");
      expect(prediction.exitCode).toBe(failed.length > 0 ? 1 : 0);
      const heldBack = new Set(failed.flatMap(({ notStarted = [] }) => notStarted));
      expect([...heldBack].sort()).toEqual(whoAre("absent", prediction));
      for (const { verdict, reason, notStarted } of prediction.gates) {
        expect(reason !== undefined).toBe(verdict === "failed" || verdict === "tolerated");
        expect((notStarted ?? []).length > 0).toBe(verdict === "failed");
      }
    }),
    { numRuns: 250 },
  );
});

test("a gate is begun exactly if its service is there", () => {
  fc.assert(
    fc.property(anyUp, (up) => {
      const { gates, services } = predictionOf(up);
      for (const { service, verdict } of gates) {
        expect(verdict === "never-begun").toBe(services[service]?.containers === "absent");
      }
    }),
  );
});

test("without an edge, or with one that is optional instead, no fewer services start", () => {
  fc.assert(
    fc.property(anyUp, fc.nat(20), fc.boolean(), (up, which, removes) => {
      const edges = Object.entries(up.services).flatMap(([name, { depends_on = {} }]) =>
        Object.keys(depends_on).map((dependency) => [name, dependency] as const),
      );
      const [name = "", dependency = ""] = edges[which % Math.max(edges.length, 1)] ?? [];
      const service = up.services[name];
      if (service === undefined) return;
      const kept = Object.entries(service.depends_on ?? {}).flatMap(([other, entry]) => {
        if (other !== dependency || typeof entry === "string") return [[other, entry] as const];
        return removes ? [] : [[other, { ...entry, required: false, restart: false }] as const];
      });
      const eased = {
        ...up,
        services: { ...up.services, [name]: { ...service, depends_on: Object.fromEntries(kept) } },
      };
      expect(whoAre("there", predictionOf(eased))).toEqual(expect.arrayContaining(whoAre("there", predictionOf(up))));
    }),
    { numRuns: 250 },
  );
});

test("where the timeline ends says nothing of the prediction", () => {
  fc.assert(
    fc.property(anyUp, fc.nat(500), (up, untilMs) => {
      expect(simulate(planOf(up), up.scenarios, { ...up.options, untilMs }).prediction).toEqual(predictionOf(up));
    }),
  );
});

/** What an `up` leaves, as the next one finds it if nothing has happened since. */
function leftBy(up: Up): Record<string, ContainersBefore> {
  const { services, prediction } = simulate(planOf(up), up.scenarios, up.options);
  const there = Object.entries(services).filter(
    ([name, { startedMs }]) => prediction.services[name]?.containers === "there" && startedMs !== undefined,
  );
  return Object.fromEntries(
    there.map(([name, { status, completedMs }]) => {
      const exitCode = up.scenarios[name]?.exit?.code ?? 0;
      const hasEnded = completedMs !== undefined || up.scenarios[name]?.exit !== undefined;
      return [name, hasEnded ? { state: "exited", exitCode } : { state: "running", ...(status && { health: status }) }];
    }),
  );
}

test("a second up loses nothing, and one in which all has healed comes to its end", () => {
  fc.assert(
    fc.property(anyUp, (up) => {
      const before = leftBy(up);
      const again = predictionOf({ ...up, options: { ...up.options, before } });
      expect(whoAre("there", again)).toEqual(expect.arrayContaining(whoAre("there", predictionOf(up))));

      const well: ServiceScenario = { ready: 0 };
      const healed = Object.fromEntries(Object.keys(up.services).map((name) => [name, well]));
      const services = Object.fromEntries(
        Object.entries(up.services).map(([name, service]) => [
          name,
          { ...service, ...onlyHealth(service), restart: "no" },
        ]),
      );
      const repaired = predictionOf({ services, scenarios: healed, options: { ...up.options, before } });
      expect(repaired.exitCode).toBe(0);
      expect(whoAre("absent", repaired)).toEqual([]);
    }),
  );
});

/** Who is to be healthy and to complete is one thing too many to repair. */
function onlyHealth({ depends_on = {} }: ServiceSpec): Pick<ServiceSpec, "depends_on"> {
  const eased = Object.entries(depends_on).map(
    ([name, entry]) =>
      [name, typeof entry === "string" ? entry : { ...entry, condition: "service_healthy" as const }] as const,
  );
  return { depends_on: Object.fromEntries(eased) };
}

test("a refusal fails it; nobody is there or absent who would not be without it, and what is refused is not run", () => {
  fc.assert(
    fc.property(
      anyUp,
      fc.nat(7),
      fc.constantFrom<ServiceScenario>({ image: "missing" }, { port: "taken" }),
      (up, at, how) => {
        const names = Object.keys(up.services);
        const name = names[at % names.length] ?? "";
        const ideal = predictionOf(up);
        const refused = predictionOf({
          ...up,
          scenarios: { ...up.scenarios, [name]: { ...up.scenarios[name], ...how } },
        });
        const wasReached = ideal.services[name]?.containers === "there" && up.services[name]?.scale !== 0;
        if (how.image === undefined && !wasReached) expect(refused).toEqual(ideal);
        else expect(refused.exitCode).toBe(1);
        expect(whoAre("there", ideal)).toEqual(expect.arrayContaining(whoAre("there", refused)));
        expect(whoAre("absent", refused)).toEqual(expect.arrayContaining(whoAre("absent", ideal)));
        for (const one of planOf(up).blockedBy([{ dependency: name, condition: "service_started" }])) {
          if (wasReached) expect(refused.services[one]?.containers).toBe("absent");
        }
      },
    ),
    { numRuns: 250 },
  );
});
