import { replay, start } from "../testing/replay";
import { LiveView } from "./live-view";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function show(name: string, command: "up" | "preview" = "up"): string {
  let written = "";
  const view = new LiveView({ columns: 80, rows: 24, write: (text) => (written += text), color: false });
  view.emit({ ...start, command });
  for (const event of replay(name)) {
    view.emit(event);
    jest.advanceTimersByTime(100);
  }
  view.emit({ type: "summary", result: "failed", changes: { create: 4 }, seconds: 12 });
  written = "";
  view.close();
  return written;
}

test("in the end everything stands there: the rows, the evidence, what was done", () => {
  const last = show("failed-gate");
  expect(last).toContain("container db");
  expect(last).toContain('gate/unhealthy: service "db" is unhealthy');
  expect(last).toContain("no route to db");
  expect(last).toContain("failed after 12 s: 4 created");
  expect(last.endsWith("\u001b[?25h")).toBe(true);
});

test("a preview ends as the list of its changes", () => {
  const last = show("edited-preview", "preview");
  expect(last).toContain("± container shop-side-1: replace");
  expect(last).toContain("~ command[1]: 1000 → 1001");
  expect(last).toContain("= unchanged: ");
});

test("each frame is drawn over the one before", () => {
  const writes: string[] = [];
  const view = new LiveView({ columns: 80, rows: 24, write: (text) => writes.push(text), color: false });
  view.emit(start);
  jest.advanceTimersByTime(100);
  expect(writes.at(-1)).toContain("\u001b[4A");
  view.close();
  const before = writes.length;
  jest.advanceTimersByTime(1000);
  expect(writes).toHaveLength(before);
});
