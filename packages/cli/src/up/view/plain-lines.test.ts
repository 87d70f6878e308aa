import { replay, start } from "../testing/replay";
import { PlainLines } from "./plain-lines";

function linesOf(name: string, command: "up" | "preview" = "up"): readonly string[] {
  const lines: string[] = [];
  const sink = new PlainLines((line) => lines.push(line));
  sink.emit({ ...start, command });
  for (const event of replay(name)) sink.emit(event);
  sink.emit({ type: "summary", result: "failed", changes: { create: 4, same: 1 }, seconds: 12 });
  sink.close();
  return lines;
}

test("a line a change, evidence only when it is new", () => {
  const lines = linesOf("failed-gate");
  expect(lines[0]).toBe("up shop, state in file:///state");
  expect(lines.filter((line) => line.startsWith("gate db healthy: starting"))).toEqual([
    "gate db healthy: starting, 1 s of 108 s (holds web)",
    "gate db healthy: starting, 2 s of 108 s, 1 of 3 failures, last probe exit 3: no route to db (holds web)",
  ]);
  expect(lines.filter((line) => line.startsWith("container shop-db-1"))).toHaveLength(1);
  expect(lines).toContain("gate db healthy: failed");
  expect(lines.at(-1)).toBe("failed in 12 s: 4 created, 1 unchanged");
});

test("a preview says what changes, property by property", () => {
  const lines = linesOf("edited-preview", "preview");
  expect(lines).toContain("container shop-side-1: replace");
  expect(lines).toContain("  ~ command[1]: 1000 → 1001 (replaces)");
  expect(lines.filter((line) => line.startsWith("container shop-side-1"))).toHaveLength(1);
});

test("what the engine calls otherwise has that name", () => {
  const lines: string[] = [];
  const sink = new PlainLines((line) => lines.push(line));
  sink.emit(start);
  const resource = {
    kind: "network",
    name: "shop-default",
    called: "shop_default",
    op: "create",
    changes: [],
  } as const;
  sink.emit({ type: "resource", status: "done", ...resource });
  expect(lines.at(-1)).toBe("network shop_default: created");
});

test("an image's pull is said when it begins and when it is there", () => {
  const lines: string[] = [];
  const sink = new PlainLines((line) => lines.push(line));
  const pull = { type: "pull", name: "shop-web:1", image: "web:1", of: 45_300_000 } as const;
  sink.emit({ ...pull, status: "begun", seconds: 0 });
  sink.emit({ ...pull, status: "running", bytes: 1, seconds: 1 });
  sink.emit({ ...pull, status: "done", bytes: pull.of, seconds: 3.21 });
  sink.emit({ ...pull, status: "failed", seconds: 3 });
  expect(lines).toEqual(["image web:1: pulling", "image web:1: pulled in 3.2 s (45.3 MB)"]);
});

test("what was refused has its reason, and no line that says failed", () => {
  const lines: string[] = [];
  const sink = new PlainLines((line) => lines.push(line));
  sink.emit(start);
  sink.emit({ type: "diagnostic", severity: "error", message: "another deployment of this project is running" });
  sink.emit({ type: "summary", result: "refused", changes: {}, seconds: 2 });
  expect(lines.slice(1)).toEqual(["error: another deployment of this project is running"]);
});
