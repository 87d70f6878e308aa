import { displayWidth } from "../../io/display-width";
import type { DeploymentEvent } from "../events/deployment-event";
import { replay, start } from "../testing/replay";
import { frame } from "./frame";
import { ViewModel } from "./view-model";

function modelOf(events: readonly DeploymentEvent[]): ViewModel {
  const model = new ViewModel();
  model.apply(start, 0);
  events.forEach((event, index) => {
    model.apply(event, (index + 1) * 100);
  });
  return model;
}

const draw = (model: ViewModel, width = 80, height?: number) =>
  frame(model, { width, now: 10_000, color: false, ...(height !== undefined && { height }) });

test("before anything is there, who waits for whom", () => {
  expect(draw(modelOf([])).slice(1)).toEqual([
    " · container db       waiting",
    " · container side     waiting",
    " · container web      waiting              for db to be healthy",
  ]);
});

test("while a gate waits, its evidence and whom it holds up", () => {
  const events = replay("failed-gate");
  const untilGate = events.slice(
    0,
    events.findLastIndex((event) => event.type === "gate" && event.status === "waiting") + 1,
  );
  expect(draw(modelOf(untilGate)).join("\n")).toMatch(
    / ✓ container db .*created.*\n {5}└ healthy: starting, 5 s of 108 s, 2 of 3 failures, last probe exit 3: no/,
  );
  expect(draw(modelOf(untilGate), 120).join("\n")).toContain("no route to db  (holds web)");
});

test("a container whose gate failed is not a success", () => {
  const lines = draw(modelOf(replay("failed-gate")));
  expect(lines.find((line) => line.includes("container db"))).toMatch(/^ ✗ /);
  expect(lines.join("\n")).toContain('└ healthy: service "db" is unhealthy (3 of 3 probes failed in a row)');
});

test("a replacement ends as replaced, whichever of its steps comes first", () => {
  const lines = draw(modelOf(replay("edited")));
  expect(lines.find((line) => line.includes("container side"))).toMatch(/ ✓ container side +replaced/);
  expect(lines.find((line) => line.includes("container db"))).toMatch(/ = container db +unchanged/);
});

test.each([40, 60, 80, 200])("no line is wider than a terminal of %i columns", (width) => {
  for (const line of draw(modelOf(replay("failed-gate")), width)) expect(displayWidth(line)).toBeLessThan(width);
});

test("what does not fit is left out, the least interesting first", () => {
  const many = Array.from(
    { length: 50 },
    (_, index): DeploymentEvent => ({
      type: "resource",
      kind: "container",
      name: `shop-s${index}-1`,
      service: `s${index}`,
      op: index === 30 ? "create" : "same",
      status: index === 30 ? "begun" : "done",
      changes: [],
    }),
  );
  const lines = draw(modelOf(many), 80, 10);
  expect(lines).toHaveLength(10);
  expect(lines.join("\n")).toContain("s30");
  expect(lines.at(-1)).toMatch(/… \d+ more/);
});
