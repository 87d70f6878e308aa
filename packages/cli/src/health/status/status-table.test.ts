import { stripVTControlCharacters } from "node:util";
import { age } from "@pulumi-compose/health-model";
import { aContainer, aHealth, aProbe, STARTED } from "../../../../docker-health/src/testing/a-container";
import { displayWidth } from "../../io/display-width";
import { absentRow, statusRow } from "./status-row";
import { statusTable } from "./status-table";

const of = (service: string, parts: Parameters<typeof aContainer>[0], number = 1) =>
  statusRow({ service, number, snapshot: aContainer(parts) });

const refused = "\n\u001b[31mcurl: (7) Failed to connect to localhost port 5000: Connection refused\u001b[0m\nmore";
const rows = [
  of("db", { health: aHealth("healthy", 0, aProbe(10, 0, "PONG\n")) }),
  of("flask", { health: aHealth("unhealthy", 4, ...[10, 20, 30, 40].map((at) => aProbe(at, 1, refused))) }, 1),
  of("flask", { health: aHealth("starting", 1, aProbe(40, -1)), state: { restartCount: 2 } }, 2),
  of("migrate", { healthcheck: null, state: { status: "exited", finishedAt: "2026-01-01T00:00:05Z" } }),
  of("broken", { healthcheck: null, state: { status: "exited", exitCode: 3, finishedAt: "2026-01-01T00:00:05Z" } }),
  of("greedy", { state: { status: "exited", exitCode: 137, oomKilled: true, finishedAt: "2026-01-01T00:00:05Z" } }),
  of("web", { healthcheck: null }),
  absentRow("a-service-with-a-very-long-name"),
];
const nowMs = Date.parse(STARTED) + 65_000;
const target = { tells: "probes", runner: { word: "container" } } as const;

test("a line for each container, at 80 columns", () => {
  const lines = statusTable(rows, { target, width: 80, color: false, nowMs });
  expect(lines).toEqual([
    "SERVICE                   STATE                SINCE  FAILS  LAST PROBE",
    "db                        healthy              54s    0/3    exit 0 54s ago: PO…",
    "flask-1                   unhealthy            34s    4/3    exit 1 24s ago: cu…",
    "flask-2                   starting, restart 2  1m5s   1/3    timed out 24s ago",
    "migrate                   completed            1m",
    "broken                    exited 3             1m",
    "greedy                    out of memory        1m",
    "web                       running              1m5s",
    "a-service-with-a-very-l…  no container",
  ]);
});

test("colours change nothing about the widths", () => {
  const [plain, colored] = [false, true].map((color) => statusTable(rows, { target, width: 80, color, nowMs }));
  expect(colored?.map(stripVTControlCharacters)).toEqual(plain);
  expect(colored).not.toEqual(plain);
});

test.each([40, 60, 80, 120])("no line is wider than %d columns", (width) => {
  const short = rows.slice(0, 6);
  for (const line of statusTable(short, { target, width, color: false, nowMs })) {
    expect(displayWidth(line)).toBeLessThanOrEqual(width);
  }
});

test("what a container printed never reaches the terminal as a command", () => {
  const lines = statusTable(rows, { target, width: Number.POSITIVE_INFINITY, color: false, nowMs });
  expect(lines[2]).toContain("24s ago: curl: (7) Failed to connect to localhost port 5000: Connection refused");
  expect(lines.join("")).not.toContain("\u001b");
});

test("what is as it should be", () => {
  expect(rows.map(({ ok }) => ok)).toEqual([true, false, true, true, false, false, true, false]);
});

test.each([
  [-5_000, "0s"],
  [59_999, "59s"],
  [60_000, "1m"],
  [192_000, "3m12s"],
  [18_180_000, "5h3m"],
  [90_000_000, "1d1h"],
  [1_036_800_000, "12d"],
])("%d ms are %s", (ms, text) => expect(age(ms)).toBe(text));

test("columns are the target's, also where nothing is anywhere", () => {
  const placed = { tells: "places", runner: { word: "workload" } } as const;
  expect(statusTable([absentRow("web")], { target: placed, width: 80, color: false, nowMs })).toEqual([
    "SERVICE  STATE        NODE  SINCE  NOTE",
    "web      no workload",
  ]);
  const pending = { ...absentRow("web"), state: "unschedulable", error: "no node fits" };
  expect(statusTable([pending], { target: placed, width: 80, color: false, nowMs })[1]).toMatch(/no node fits$/);
});
