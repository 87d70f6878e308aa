import { readFileSync } from "node:fs";
import path from "node:path";
import { planStart } from "../plan/plan-start";
import { project } from "../testing/project";
import { simulate } from "./simulate";
import type { TimelineEntry } from "./timeline";

const fixture = JSON.parse(readFileSync(path.join(__dirname, "../../fixtures/tutorial.json"), "utf8"));

/** The timeline in the fixture's words. */
function told(entry: TimelineEntry): object {
  const { atMs, service } = entry;
  switch (entry.kind) {
    case "probe":
      return { atMs, service, event: "probe", exitCode: entry.exitCode };
    case "health":
      return { atMs, service, event: entry.to };
    default:
      return { atMs, service, event: entry.kind };
  }
}

test("the tutorial's story: Flask without Redis turns unhealthy after three probes, and heals", () => {
  const timeline = simulate(planStart(project(fixture.services)), fixture.scenarios);
  expect(timeline.entries.map(told)).toEqual(fixture.expected);
  expect(timeline.outcome).toBe("up");
});
