import type { StreamEvent } from "@pulumi-compose/dashboard";
import { planStart, type Scenarios, simulate } from "@pulumi-compose/health-model";
import { parseProject } from "@pulumi-compose/parser";
import { simulatedEvents } from "./simulated-recording";

const YAML = `name: shop
services:
  flask: { image: app, scale: 2, depends_on: { redis: { condition: service_healthy } } }
  redis: { image: redis, healthcheck: { test: redis-cli ping, interval: 5s, timeout: 1s } }
`;

function played(scenarios: Scenarios) {
  const { project } = parseProject({ files: [{ name: "compose.yaml", content: YAML }] });
  if (!project) throw new Error("the test's file has an error");
  const plan = planStart(project);
  const timeline = simulate(plan, scenarios);
  const events = simulatedEvents(plan, timeline);
  return { timeline, events, of: <Type extends StreamEvent["type"]>(type: Type) => events.filter(isOf(type)) };
}

function isOf<Type extends StreamEvent["type"]>(type: Type) {
  return (event: StreamEvent): event is Extract<StreamEvent, { type: Type }> => event.type === type;
}

test("the picture has every entry as it is; each replica its container", () => {
  const { timeline, of } = played({});
  expect(of("timeline").map(({ entry }) => entry)).toEqual(timeline.entries);
  expect(of("container").map(({ container }) => `${container.id} ${container.state} ${container.health}`)).toEqual([
    "redis-1 running starting",
    "flask-1 running undefined",
    "flask-2 running undefined",
    // The gate's own probe has opened it before the engine's.
    "redis-1 running healthy",
  ]);
  expect(of("gate").map(({ gate }) => gate.status)).toEqual(["idle", "waiting", "open"]);
  expect(of("end")).toMatchObject([{ result: "succeeded", exitCode: 0, reasons: [] }]);
});

test("a gate that fails: when, why, and who is not started because of it", () => {
  const { of, events } = played({ redis: { ready: "never" } });
  const last = of("gate").at(-1);
  expect(last).toMatchObject({ at: 15_000, gate: { status: "failed", waitedMs: 15_000, holds: ["flask"] } });
  expect(of("evidence").map(({ title }) => title)).toEqual([
    expect.stringContaining('service "redis" is unhealthy'),
    'service "flask" is not started: "redis" is not healthy',
  ]);
  const [end] = of("end");
  expect(end).toMatchObject({ result: "failed", exitCode: 1, seconds: 15 });
  expect(end?.summary).toContain("gate redis healthy: failed (unhealthy); not started because of it: flask");
  expect(events.at(-1)).toBe(end);
});

test("an image that does not exist", () => {
  const { of } = played({ flask: { image: "missing" } });
  expect(of("evidence").map(({ title }) => title)).toContain(
    'service "flask" is refused by the engine: its image does not exist',
  );
});
