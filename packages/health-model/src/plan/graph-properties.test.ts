import fc from "fast-check";
import { anyServices } from "../testing/any-project";
import { project, type ServiceSpec } from "../testing/project";
import { planStart } from "./plan-start";

/** Up to eight services that depend on any others, themselves included. */
const anyGraph = fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 3 }), { minLength: 1, maxLength: 8 }).map((all) => {
  const services: Record<string, ServiceSpec> = {};
  all.forEach((edges, index) => {
    const others = edges.map((to) => [`s${to % all.length}`, "service_started"] as const);
    services[`s${index}`] = { depends_on: Object.fromEntries(others) };
  });
  return services;
});

/** Whether a service reaches itself, the slow and obvious way. */
function reachesItself(services: Record<string, ServiceSpec>, start: string): boolean {
  const seen = new Set<string>();
  const visit = (name: string): boolean =>
    Object.keys(services[name]?.depends_on ?? {}).some((next) => {
      if (next === start) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return visit(next);
    });
  return visit(start);
}

test("a circle is reported if and only if there is one, and what is reported is one", () => {
  fc.assert(
    fc.property(anyGraph, (services) => {
      const cycles = planStart(project(services)).diagnostics.filter(({ code }) => code === "health/cycle");
      expect(cycles.length > 0).toBe(Object.keys(services).some((name) => reachesItself(services, name)));
      for (const { message } of cycles) {
        const self = /^service "(.*)" depends on itself$/.exec(message)?.[1];
        const path = self === undefined ? (message.split(": ")[1] ?? "").split(" -> ") : [self, self];
        expect(path[0]).toBe(path.at(-1));
        expect(new Set(path).size).toBe(path.length - 1);
        path.slice(1).forEach((dependency, index) => {
          expect(Object.keys(services[path[index] ?? ""]?.depends_on ?? {})).toContain(dependency);
        });
      }
    }),
    { numRuns: 300 },
  );
});

test("layers hold every service once, each after those it waits for and right after one of them", () => {
  fc.assert(
    fc.property(anyServices, (services) => {
      const { layers, order, edges } = planStart(project(services));
      expect([...order].sort()).toEqual(Object.keys(services).sort());
      const layerOf = new Map(layers.flatMap((layer, index) => layer.map((name) => [name, index] as const)));
      const below = new Map<string, number>();
      for (const { dependent, dependency } of edges) {
        below.set(dependent, Math.max(below.get(dependent) ?? -1, layerOf.get(dependency) ?? Number.NaN));
      }
      for (const [name, layer] of layerOf) expect(layer).toBe((below.get(name) ?? -1) + 1);
    }),
  );
});

test("who is blocked by a failure and who waits are each other's reverse, where everything is required", () => {
  fc.assert(
    fc.property(anyGraph, (services) => {
      const plan = planStart(project(services));
      for (const one of plan.order) {
        for (const other of plan.order) {
          const blocked = plan.blockedBy([{ dependency: one, condition: "service_started" }]);
          expect(blocked.has(other) && one !== other).toBe(plan.waitsFor(other).includes(one));
        }
      }
    }),
  );
});
