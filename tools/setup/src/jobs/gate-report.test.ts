import { gateReport } from "./gate-report";
import type { ProjectEvent } from "./project-events";

const event = (service: string, action: string, atMs: number, exitCode?: number): ProjectEvent => ({
  service,
  action,
  atMs,
  exitCode,
});
const GATES = ["redis service_healthy"];
const GATE = 'gate "redis service_healthy"';

test.each([
  [
    "a probe of the gate's own",
    [
      event("redis", "create", 10_000),
      event("redis", "exec_die", 11_000, 1),
      event("flask", "exec_die", 11_400, 0),
      event("redis", "exec_die", 11_940, 0),
    ],
    [`${GATE} open 1.9 s after the first container's creation`],
  ],
  [
    "the engine's verdict",
    [
      event("other", "create", 9_000),
      event("redis", "create", 10_000),
      event("redis", "health_status: healthy", 40_000),
    ],
    [`${GATE} open 31.0 s after the first container's creation`],
  ],
  ["a later run", [event("redis", "exec_die", 11_000, 0)], [`${GATE} found open`]],
  ["no event of the dependency", [event("flask", "create", 9_000)], [`${GATE} found open`]],
])("%s", (_, events, expected) => {
  expect(gateReport(GATES, events)).toEqual(expected);
});

test("no gates at all", () => {
  expect(gateReport([], [])).toEqual([]);
});
