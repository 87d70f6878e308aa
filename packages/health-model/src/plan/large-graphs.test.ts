import { advise } from "../advice/advise";
import { simulate } from "../simulate/simulate";
import { project, type ServiceSpec } from "../testing/project";
import { planStart } from "./plan-start";

const healthcheck = { test: ["CMD", "true"], intervalMs: 1_000 } as const;

function services(count: number, dependsOn: (index: number) => readonly number[]): Record<string, ServiceSpec> {
  const all: Record<string, ServiceSpec> = {};
  for (let index = 0; index < count; index += 1) {
    const depends_on = Object.fromEntries(dependsOn(index).map((other) => [`s${other}`, "service_healthy"] as const));
    all[`s${index}`] = { healthcheck, depends_on };
  }
  return all;
}

/** Of processor time, as machines are busy; generous: what is not linear takes minutes at these sizes. */
const LIMIT_MS = 8_000;
jest.setTimeout(120_000);

function begun(): () => number {
  const begin = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1_000;
  };
}

describe("large graphs", () => {
  test("each of 1,000 services waiting for the two before it", () => {
    const input = project(services(1_000, (index) => [index - 1, index - 2].filter((other) => other >= 0)));
    const spent = begun();
    const plan = planStart(input, { probe: "engine" });
    expect(spent()).toBeLessThan(LIMIT_MS);
    expect(plan.layers).toHaveLength(1_000);
    expect(plan.criticalPath.steps).toHaveLength(1_000);
    expect(plan.criticalPath.end.earliestMs).toBe(999_000);
  });

  test("a chain of 10,000", () => {
    const input = project(services(10_000, (index) => (index > 0 ? [index - 1] : [])));
    const spent = begun();
    const plan = planStart(input);
    expect(plan.order.at(-1)).toBe("s9999");
    expect(plan.blockedBy([{ dependency: "s0", condition: "service_healthy" }]).size).toBe(9_999);
    expect(spent()).toBeLessThan(LIMIT_MS);
  });

  test("a chain of 10,000, advised on and played", () => {
    const input = project(services(10_000, (index) => (index > 0 ? [index - 1] : [])));
    const spent = begun();
    expect(advise(input, { deadlineMs: 1 })).toHaveLength(9_999 + 10_000);
    const timeline = simulate(planStart(input), {});
    expect(timeline.outcome).toBe("up");
    expect(spent()).toBeLessThan(LIMIT_MS);
  });

  test("a circle of 10,000", () => {
    const input = project(services(10_000, (index) => [(index + 1) % 10_000]));
    const spent = begun();
    const [diagnostic] = planStart(input).diagnostics;
    expect(spent()).toBeLessThan(LIMIT_MS);
    expect(diagnostic?.code).toBe("health/cycle");
    expect(diagnostic?.related).toHaveLength(9_999);
  });
});
