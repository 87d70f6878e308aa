import type { WaitFailure } from "../shared/wait-types";
import { aProbe } from "../testing/a-container";
import { renderEvidence } from "./render-evidence";
import { summarise } from "./summarise";

const failure: WaitFailure = {
  ok: false,
  condition: "service_healthy",
  reason: "unhealthy",
  afterMs: 31_240,
  evidence: {
    container: { id: "c0ffee000000aaaa", name: "shop-db-1", image: "postgres:16" },
    state: {
      status: "running",
      exitCode: 0,
      oomKilled: false,
      error: "",
      startedAt: "2026-01-01T00:00:00Z",
      finishedAt: "",
      restartCount: 0,
    },
    health: { status: "unhealthy", failingStreak: 3, retries: 3 },
    probes: [
      aProbe(20, -1, "Health check exceeded timeout (3s)"),
      { ...aProbe(25, 2, "a\n\nb\nc\nd\ne\nf\ng\nh"), by: "probe" },
      aProbe(30, 1, "\u001b[31mconnection refused\u001b[0m\n"),
    ],
    test: ["CMD-SHELL", "pg_isready -U app"],
    logTail: ["starting", `long ${"x".repeat(90)}`],
    hints: ["look at the log"],
    waitedMs: 31_240,
    deadlineMs: 100_000,
  },
};

test("a failure for a terminal", () => {
  expect(renderEvidence(failure, { width: 80 })).toBe(`is unhealthy (3 of 3 probes failed in a row) after 31 s
container  shop-db-1 (c0ffee000000), image postgres:16
state      running, unhealthy, 3 failures in a row (3 make it unhealthy)
test       CMD-SHELL pg_isready -U app
probe      00:00:20  timed out after 0.05 s
             Health check exceeded timeout (3s)
own probe  00:00:25  exit 2 after 0.05 s
             (2 lines more)
             c
             d
             e
             f
             g
             h
probe      00:00:30  exit 1 after 0.05 s
             connection refused
log        last 2 lines
           | starting
           | long ${"x".repeat(62)}
           ${"x".repeat(28)}
hint       look at the log`);
});

test.each([40, 60, 80, 120])("keeps to %i columns", (width) => {
  for (const line of renderEvidence(failure, { width }).split("\n")) expect(line.length).toBeLessThanOrEqual(width);
});

test("colours only on request", () => {
  expect(renderEvidence(failure)).not.toContain("\u001b");
  expect(renderEvidence(failure, { color: true })).toContain("\u001b[31mis unhealthy");
});

const { evidence } = failure;
const exited = {
  ...evidence,
  state: {
    status: "exited",
    exitCode: 7,
    oomKilled: false,
    error: "",
    startedAt: "",
    finishedAt: "",
    restartCount: 0,
  },
} as const;

test.each([
  ["is unhealthy (3 of 3 probes failed in a row) after 31 s; last probe exit 1: connection refused", failure],
  [
    "exited with code 7 before it was healthy, after 31 s; last line: bye",
    { ...failure, reason: "exited", evidence: { ...exited, logTail: ["bye"] } },
  ],
  [
    "did not become healthy within 100 s (unhealthy); last probe exit 1: connection refused",
    { ...failure, reason: "deadline" },
  ],
  [
    "was removed during the wait, after 31 s; it had exited with code 1",
    { ...failure, reason: "removed", evidence: { ...evidence, detail: "it had exited with code 1" } },
  ],
  [
    "was killed because it ran out of memory, after 31 s",
    { ...failure, reason: "out-of-memory", evidence: { ...exited, logTail: [] } },
  ],
  ["does not exist on this engine", { ...failure, reason: "not-found" }],
  ["has no healthcheck, so it can never be healthy", { ...failure, reason: "no-healthcheck" }],
  ["was not waited for to the end: the wait was cancelled after 31 s", { ...failure, reason: "aborted" }],
  ["cannot be watched: the engine cannot be reached (after 31 s)", { ...failure, reason: "engine-unreachable" }],
] as const)("in one line: %s", (line, result) => {
  expect(summarise(result)).toBe(line);
});

test.each([
  ["probe", "is healthy after 1.3 s (by its own test)"],
  ["engine", "is healthy after 1.3 s"],
  ["already", "is healthy"],
] as const)("success by %s", (by, line) => {
  const container = { id: "x", name: "y" };
  expect(summarise({ ok: true, condition: "service_healthy", by, afterMs: 1_260, container })).toBe(line);
});
