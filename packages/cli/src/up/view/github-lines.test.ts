import type { DeploymentEvent } from "../events/deployment-event";
import { replay, start } from "../testing/replay";
import { GitHubLines } from "./github-lines";

const gatePlace = { file: "/src/deploy/compose.yaml", line: 12, column: 7, length: 2 };
const servicePlace = { file: "/src/deploy/compose.yaml", line: 3, column: 3, length: 3 };

function shown(events: readonly DeploymentEvent[]) {
  const lines: string[] = [];
  let summary = "";
  const sink = new GitHubLines((line) => lines.push(line), {
    root: "/src",
    placeOf: (service, condition) =>
      service !== "db" ? undefined : condition === undefined ? servicePlace : gatePlace,
    summarise: (markdown) => {
      summary += markdown;
    },
  });
  for (const event of events) sink.emit(event);
  sink.close();
  return { lines, summary };
}

const failed: DeploymentEvent = { type: "summary", result: "failed", changes: { create: 4, same: 1 }, seconds: 12 };

test("a failed gate is an annotation where it is asked for, with its evidence in a group", () => {
  const { lines } = shown([start, ...replay("failed-gate"), failed]);
  const errors = lines.filter((line) => line.startsWith("::error"));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(
    /^::error title=gate db healthy,file=deploy\/compose\.yaml,line=12,endLine=12,col=7,endColumn=9::gate\/[a-z]+: service "db" .*%0A/,
  );
  const group = lines.indexOf("::group::gate db healthy: evidence");
  expect(lines[group + 1]).toBe("gate db healthy: failed");
  expect(lines.indexOf("::endgroup::")).toBeGreaterThan(group + 2);
  expect(lines[0]).toBe("up shop, state in file:///state");
  expect(lines.at(-1)).toBe("failed in 12 s: 4 created, 1 unchanged");
});

test("the step's summary has services, gates and the evidence", () => {
  const { summary } = shown([start, ...replay("failed-gate"), failed]);
  expect(summary).toMatch(
    /^### up shop: failed after 12 s\n\n4 created, 1 unchanged\n\n\| service \| containers \| state \| waits for \|\n/,
  );
  expect(summary).toMatch(/\n\| db \| shop-db-1 \| created[^|]* \| {2}\|\n/);
  expect(summary).toMatch(/\n\| web \| shop-web-1 \| not started \| db healthy \|\n/);
  expect(summary).toMatch(/\n\| db healthy \| \*\*failed\*\* \| {2}\| web \|\n/);
  expect(summary).toMatch(
    /<details><summary>gate db healthy: evidence<\/summary>\n\n<pre>gate\/[\s\S]*<\/pre>\n\n<\/details>/,
  );
});

test("a condition that is not required is a warning at the gate", () => {
  const gate = { type: "gate", service: "db", condition: "service_healthy", holds: ["web"] } as const;
  const { lines } = shown([
    start,
    { ...gate, status: "unmet" },
    { type: "diagnostic", severity: "warning", service: "db", resource: "shop-db-1", message: "is unhealthy\n  at x" },
    { type: "diagnostic", severity: "warning", service: "db", resource: "shop-db-1", message: "another" },
  ]);
  expect(lines.slice(-2)).toEqual([
    "::warning title=gate db healthy,file=deploy/compose.yaml,line=12,endLine=12,col=7,endColumn=9::is unhealthy%0A  at x",
    "::warning title=shop-db-1,file=deploy/compose.yaml,line=3,endLine=3,col=3,endColumn=6::another",
  ]);
});

test("what a container prints is neither a command nor Markdown", () => {
  const message = 'gate/exited: service "db" exited\n::add-mask::x\r::error::y ##[group]z\n  | </pre><script>';
  const { lines, summary } = shown([
    start,
    {
      type: "gate",
      service: "db",
      condition: "service_healthy",
      holds: [],
      status: "waiting",
      message: "::stop-commands::x",
    },
    { type: "gate", service: "db", condition: "service_healthy", holds: [], status: "failed", message },
    { type: "diagnostic", severity: "error", message: "x | <b> `y` [z](http://a) @all\n::debug::" },
    failed,
  ]);
  const commands = lines.flatMap((line) => line.split(/\r|\n/)).filter((line) => /^\s*::|##\[/.test(line));
  expect(commands.map((line) => line.split(/[ :]+/)[1])).toEqual(["error", "group", "endgroup", "error"]);
  expect(summary).not.toContain("<script>");
  expect(summary).toContain("&lt;/pre&gt;&lt;script&gt;");
  expect(summary).toContain("x | &lt;b&gt; `y` [z](http://a) @all</summary>");
});

test("nothing is masked by printing it", () => {
  const { lines, summary } = shown([start, ...replay("failed-gate"), ...replay("edited"), failed]);
  expect(lines.join("\n") + summary).not.toContain("add-mask");
});

test("a preview's summary has what is to change, property by property", () => {
  const { summary } = shown([
    { ...start, command: "preview" },
    ...replay("edited-preview"),
    { type: "summary", result: "succeeded", changes: { replace: 1, same: 3 }, seconds: 2 },
  ]);
  expect(summary).toMatch(/^### preview shop\n\n1 to replace, 3 unchanged\n/);
  expect(summary).toMatch(/\| side \| shop-side-1 \| replace \|/);
  expect(summary).toMatch(
    /<summary>container shop-side-1<\/summary>\n\n<pre>[\s\S]*~ command\[1\]: 1000 → 1001 \(replaces\)/,
  );
});

test("names are text, whatever is in them", () => {
  const name = "a|b*c_<d>";
  const { summary } = shown([{ ...start, services: [{ name, containers: 0, waits: [] }] }, failed]);
  expect(summary).toContain("| a\\|b\\*c\\_&lt;d&gt; |");
});
