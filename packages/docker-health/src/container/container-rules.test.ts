import fc from "fast-check";
import type { ContainerSnapshot } from "../shared/container-snapshot";
import type { ContainerGoal, WaitOptions } from "../shared/wait-types";
import { aContainer, aHealth, aProbe } from "../testing/a-container";
import { type Happening, type PlayedStep, playWait } from "../testing/play-wait";
import type { WaitEvent } from "../wait/wait-event";
import type { ContainerKind, ContainerNews } from "./container-kind";
import { containerRules } from "./container-rules";

type Event = WaitEvent<ContainerKind>;
type Step = PlayedStep<ContainerKind>;

const FIRST_RUN = "2026-01-01T00:00:00.000Z";
const NEXT_RUN = "2026-01-01T00:10:00.000Z";

const seen = (container: ContainerSnapshot, goal: ContainerGoal = "service_healthy"): Event => ({
  kind: "seen",
  look: { container, goal },
});
const heard = (news: ContainerNews): Event => ({ kind: "heard", news });
const event = (action: string, exitCode?: number): Event => heard({ kind: "event", action, exitCode });
const play = (options: WaitOptions, ...all: readonly (readonly [number, Event])[]) =>
  playWait<ContainerKind>(
    containerRules(options),
    all.map(([atMs, happening]) => ({ atMs, event: happening })),
    100_000,
  );
const effectsAt = (steps: readonly Step[], atMs: number) =>
  steps.filter((step) => step.atMs === atMs && step.event.kind !== "began").flatMap(({ effects }) => effects);
const outcomeOf = (steps: readonly Step[]) => steps.at(-1)?.state.outcome;

test.each<[string, WaitOptions, readonly (readonly [number, Event])[], object]>([
  [
    "a test that passes is confirmed by a look",
    {},
    [[10, passed()]],
    { kind: "act", act: { kind: "confirm", of: FIRST_RUN } },
  ],
  ["an end is worth a look", {}, [[10, event("die", 1)]], { kind: "look" }],
  ["so is what may have been missed", {}, [[10, heard({ kind: "missed" })]], { kind: "look" }],
  [
    "a probe is looked for a moment later",
    { onProgress: () => {} },
    [[10, event("exec_die")]],
    { kind: "set", timer: "after-probe" },
  ],
])("%s", (_, options, all, effect) => {
  const steps = play(options, [0, seen(aContainer())], ...all);
  expect(effectsAt(steps, 10)[0]).toMatchObject(effect);
});

test("the end of a probe is news to nobody while the container is starting and nobody is told", () => {
  expect(effectsAt(play({}, [0, seen(aContainer())], [10, event("exec_die")]), 10)).toEqual([]);
  const unhealthy = aContainer({ health: aHealth("unhealthy", 3, aProbe(10, 1)) });
  expect(effectsAt(play({}, [0, seen(unhealthy)], [10, event("exec_die")]), 10)).toHaveLength(1);
});

test("own probes begin with a run of the container, end with it, and begin anew in the next", () => {
  const next = aContainer({ state: { startedAt: NEXT_RUN } });
  const steps = play(
    { deadlineMs: 1_000 },
    [0, seen(aContainer())],
    [10, seen(aContainer())],
    [20, seen(aContainer({ state: { status: "restarting" } }))],
    [30, seen(next)],
    [40, seen(aContainer({ state: { startedAt: FIRST_RUN } }))],
  );
  const acts = steps.flatMap(({ atMs, effects }) =>
    effects.flatMap((effect) => (effect.kind === "act" ? [[atMs, effect.act.kind]] : [])),
  );
  expect(acts).toEqual([
    [0, "probe"],
    [20, "stop-probing"],
    [30, "probe"],
    [40, "probe"],
  ]);
});

test.each<[string, Event, object]>([
  ["in the run that was tested", confirmed(aContainer()), { ok: true, by: "probe" }],
  ["in another one", confirmed(aContainer({ state: { startedAt: NEXT_RUN } })), { ok: false, reason: "deadline" }],
  ["no more", confirmed(aContainer({ state: { status: "exited" } })), { ok: false, reason: "deadline" }],
  ["gone", confirmed(undefined), { ok: false, reason: "deadline" }],
])("a test that has passed opens for what runs: %s", (_, confirmation, outcome) => {
  const steps = play({ deadlineMs: 1_000 }, [0, seen(aContainer())], [50, passed()], [60, confirmation]);
  expect(outcomeOf(steps)).toEqual(outcome);
});

test.each<[string, ContainerGoal, readonly Event[], object]>([
  ["a one-shot, after 0", "service_completed_successfully", [event("die", 0)], { ok: true, by: "engine", ended: true }],
  [
    "a one-shot, after 1",
    "service_completed_successfully",
    [event("die", 1)],
    { reason: "removed", detail: "it had exited with code 1" },
  ],
  ["a one-shot that was started again", "up", [event("die", 0), event("start")], { reason: "removed" }],
  ["what was to be healthy", "service_healthy", [event("die", 0)], { reason: "removed" }],
])("what is removed: %s", (_, goal, events, outcome) => {
  const { healthcheck: _check, ...container } = aContainer();
  const look = seen(goal === "service_healthy" ? aContainer() : container, goal);
  const all = [look, ...events, { kind: "absent" } as const].map((one, index) => [index, one] as const);
  expect(outcomeOf(play({}, ...all))).toMatchObject(outcome);
});

const goals = fc.constantFrom<ContainerGoal>(
  "service_started",
  "service_healthy",
  "service_completed_successfully",
  "up",
);
const containers = fc
  .record({
    status: fc.constantFrom("created", "running", "running", "running", "paused", "restarting", "exited", "dead"),
    exitCode: fc.constantFrom(0, 1),
    startedAt: fc.constantFrom(FIRST_RUN, NEXT_RUN),
    health: fc.constantFrom("starting", "healthy", "unhealthy"),
    failingStreak: fc.integer({ min: 0, max: 4 }),
    probedAt: fc.integer({ min: -10, max: 900 }),
    policy: fc.constantFrom("no", "always", "on-failure"),
  } as const)
  .map(({ status, exitCode, startedAt, health, failingStreak, probedAt, policy }) =>
    aContainer({
      state: { status, exitCode, startedAt },
      health: aHealth(health, failingStreak, aProbe(probedAt, health === "healthy" ? 0 : 1)),
      restartPolicy: { name: policy, retries: 0 },
    }),
  );
const happenings = (goal: ContainerGoal): fc.Arbitrary<readonly Happening<ContainerKind>[]> =>
  fc.array(
    fc.record({
      atMs: fc.integer({ min: 0, max: 40_000 }),
      event: fc.oneof(
        { weight: 8, arbitrary: containers.map((container) => seen(container, goal)) },
        { weight: 2, arbitrary: containers.map((container) => confirmed(container, goal)) },
        {
          weight: 4,
          arbitrary: fc.constantFrom(passed(), event("die", 0), event("die", 1), event("start"), event("exec_die")),
        },
        {
          weight: 1,
          arbitrary: fc.constantFrom<Event>({ kind: "absent" }, blind("slow"), blind("unreachable"), {
            kind: "aborted",
          }),
        },
      ),
    }),
    { maxLength: 20 },
  );

test("whatever happens in whatever order: one end, in time, and open for nothing but what was waited for", () => {
  const cases = goals.chain((goal) =>
    fc.tuple(fc.constant(goal), happenings(goal), fc.constantFrom("hybrid", "engine")),
  );
  fc.assert(
    fc.property(cases, ([goal, all, probe]) => {
      const steps = playWait(containerRules({ deadlineMs: 20_000, probe, onProgress: () => {} }), all, 60_000);
      const ends = steps.filter(({ effects }) => effects.some(({ kind }) => kind === "settle"));
      expect(ends).toHaveLength(1);
      const [last] = ends;
      expect(last?.atMs).toBeLessThanOrEqual(20_000);
      if (last?.state.outcome?.ok) expect(meets(last, goal)).toBe(true);
      // Nobody probes what does not run, or what is not waited for to be healthy.
      for (const { state, effects } of steps) {
        for (const effect of effects) {
          if (effect.kind !== "act" || effect.act.kind !== "probe") continue;
          const isProbed = state.look?.container.state.status === "running" && goal === "service_healthy";
          expect(isProbed && probe === "hybrid").toBe(true);
        }
      }
      if (goal === "service_healthy") expectPardon(steps, probe);
    }),
    { numRuns: 500 },
  );
});

/** Whether what has opened the gate shows what was waited for. */
function meets({ event: last, before }: Step, goal: ContainerGoal): boolean {
  if (last.kind === "absent") {
    return before.memory.diedWith === 0 && (goal === "service_completed_successfully" || goal === "up");
  }
  if (last.kind === "heard") {
    const confirmation = last.news.kind === "confirmed" ? last.news : undefined;
    const state = confirmation?.look?.container.state;
    return state?.status === "running" && state.startedAt === confirmation?.of;
  }
  if (last.kind !== "seen") return false;
  const { state, health } = last.look.container;
  // "dead" is how a removal looks at its end.
  const hasEndedWell = ["exited", "dead"].includes(state.status) && state.exitCode === 0;
  switch (goal) {
    case "service_started":
      return ["running", "paused", "restarting"].includes(state.status) || state.exitCode === 0;
    case "service_healthy":
      return state.status === "running" && health?.status === "healthy";
    case "service_completed_successfully":
      return hasEndedWell;
    case "up":
      return state.status === "running" || hasEndedWell;
  }
}

/** An unhealthy verdict that was there at the first look is none for the first seconds, where it is to be checked again. */
function expectPardon(steps: readonly Step[], probe: WaitOptions["probe"]): void {
  const first = steps.find(({ event: one }) => one.kind === "seen");
  const wasUnhealthy = first?.event.kind === "seen" && first.event.look.container.health?.status === "unhealthy";
  const last = steps.find(({ state }) => state.outcome);
  if (!wasUnhealthy || probe === "engine" || !last || last.atMs >= 5_000) return;
  expect(last.state.outcome).not.toMatchObject({ reason: "unhealthy" });
}

function passed(): Event {
  return heard({ kind: "probed", record: { ...aProbe(1, 0), by: "probe" }, of: FIRST_RUN });
}

function confirmed(container: ContainerSnapshot | undefined, goal: ContainerGoal = "service_healthy"): Event {
  return heard({ kind: "confirmed", of: FIRST_RUN, ...(container && { look: { container, goal } }) });
}

function blind(kind: "slow" | "unreachable"): Event {
  return { kind: "blind", fault: { kind, detail: "gone" } };
}
