import fc from "fast-check";
import { type Happening, playWait } from "../testing/play-wait";
import type { Fault } from "./fault";
import type { Judgement } from "./judgement";
import type { Rules } from "./rules";
import type { WaitEvent } from "./wait-event";
import type { WaitKind } from "./wait-kind";

/** A wait whose looks show right away what they mean. */
interface Plain extends WaitKind {
  readonly look: Judgement<"broken">;
  readonly news: "found";
  readonly memory: number;
  readonly act: never;
  readonly by: "watch";
  readonly reason: "broken" | "forbidden";
  readonly progress: { readonly message: string };
}

type Event = WaitEvent<Plain>;

function plain(parts: Partial<Rules<Plain>> = {}): Rules<Plain> {
  return {
    by: "watch",
    memory: 0,
    deadlineMs: 10_000,
    deadlineBy: "timer",
    engineGraceMs: 3_000,
    retryMs: 500,
    isTold: true,
    defaultDeadlineMs: () => 5_000,
    judge: (look, { settled, memory }) => {
      const isSettled = look.kind === "suspect" && look.of === settled;
      const judgement: Judgement<"broken"> = isSettled ? { kind: "fail", reason: "broken" } : look;
      return { judgement, memory: memory + 1, wants: [], allowanceMs: 2_000 };
    },
    hear: () => ({ outcome: { ok: true, by: "watch" } }),
    rang: () => ({}),
    absent: ({ look }) => ({ ok: false, reason: look ? "removed" : "not-found" }),
    reasonOf: ({ detail }) => (detail === "forbidden" ? "forbidden" : undefined),
    describe: ({ look }, waitedMs) => look && { message: `${look.kind}, ${Math.round(waitedMs / 1_000)} s` },
    ...parts,
  };
}

const seen = (look: Judgement<"broken">): Event => ({ kind: "seen", look });
const open = seen({ kind: "open" });
const pending = seen({ kind: "pending" });
const broken = seen({ kind: "fail", reason: "broken", detail: "in two" });
const suspect = (of: string, settleMs = 2_000) => seen({ kind: "suspect", of, settleMs });
const absent: Event = { kind: "absent" };
const blind = (kind: Fault["kind"], detail = "gone"): Event => ({ kind: "blind", fault: { kind, detail } });
const aborted: Event = { kind: "aborted" };

/** When a wait settles, and how. */
function end(rules: Rules<Plain>, happenings: readonly Happening<Plain>[], world?: (atMs: number) => Event): string {
  const last = playWait(rules, happenings, 60_000, world).find(({ state }) => state.outcome);
  const outcome = last?.state.outcome;
  if (!outcome) return "waiting";
  return `${last.atMs} ${outcome.ok ? `open by ${outcome.by}` : outcome.reason}`;
}

const at = (atMs: number, event: Event): Happening<Plain> => ({ atMs, event });

test.each<[string, Partial<Rules<Plain>>, readonly Happening<Plain>[], string]>([
  ["met at the first look", {}, [at(10, open)], "10 open by already"],
  ["met later", {}, [at(10, pending), at(900, open)], "900 open by watch"],
  ["met by news", {}, [at(10, pending), at(20, { kind: "heard", news: "found" })], "20 open by watch"],
  ["failed", {}, [at(10, pending), at(20, broken), at(30, open)], "20 broken"],
  ["nothing happens", {}, [], "10000 deadline"],
  ["the first look says how long", { deadlineMs: undefined }, [at(1_000, pending)], "5000 deadline"],
  ["the first look comes later than that", { deadlineMs: undefined }, [at(7_000, pending)], "7000 deadline"],
  ["nobody says how long", { deadlineMs: undefined }, [], "waiting"],
  ["given up", {}, [at(3_000, aborted), at(3_001, open)], "3000 aborted"],
  ["never there", {}, [at(10, absent)], "10 not-found"],
  ["there no more", {}, [at(10, pending), at(20, absent)], "20 removed"],
  ["nobody answers", {}, [at(10, blind("unreachable"))], "10 engine-unreachable"],
  ["somebody refuses", {}, [at(10, pending), at(20, blind("refused"))], "20 engine-unreachable"],
  ["a reason of its own", {}, [at(10, pending), at(20, blind("slow", "forbidden"))], "20 forbidden"],
  ["slow at first, then open", {}, [at(10, blind("slow")), at(20, open)], "20 open by already"],
  [
    "away, back, away: each time the whole grace",
    { retryMs: undefined },
    [
      ...[at(0, pending), at(1_000, blind("unreachable")), at(3_000, pending)],
      ...[at(3_500, blind("unreachable")), at(6_400, blind("unreachable")), at(6_450, open)],
    ],
    "6450 open by watch",
  ],
  [
    "the deadline is kept at looks only",
    { deadlineBy: "looks" },
    [at(10, pending), at(11_999, pending), at(13_000, pending)],
    "13000 deadline",
  ],
])("%s", (_, parts, happenings, expected) => {
  expect(end(plain(parts), happenings)).toBe(expected);
});

describe("what looks like a verdict", () => {
  test("counts when it has lasted", () => {
    expect(end(plain(), [at(10, suspect("a"))], () => suspect("a"))).toBe("2010 broken");
  });

  test("does not count when it goes", () => {
    expect(end(plain(), [at(10, suspect("a")), at(500, pending)], () => pending)).toBe("10000 deadline");
  });

  test("another one begins anew", () => {
    expect(end(plain(), [at(10, suspect("a")), at(1_500, suspect("b"))], () => suspect("b"))).toBe("3500 broken");
  });

  test("again the same one, after it was gone, begins anew", () => {
    const happenings = [at(10, suspect("a")), at(1_000, pending), at(1_500, suspect("a"))];
    expect(end(plain(), happenings, () => suspect("a"))).toBe("3500 broken");
  });
});

test("an engine that is away is asked again and again, until its grace is over", () => {
  const steps = playWait(plain(), [at(1_000, pending), at(2_000, blind("unreachable"))], 60_000, () =>
    blind("unreachable"),
  );
  expect(steps.filter(({ effects }) => effects.some(({ kind }) => kind === "look")).map(({ atMs }) => atMs)).toEqual([
    2_500, 3_000, 3_500, 4_000, 4_500, 5_000,
  ]);
  expect(steps.at(-1)).toMatchObject({ atMs: 5_000, state: { outcome: { reason: "engine-unreachable" } } });
});

test("progress is told each second and at looks, never the same twice, and to nobody who has not asked", () => {
  const happenings = [at(100, pending), at(200, pending), at(2_800, suspect("a", 60_000))];
  const told = (isTold: boolean) =>
    playWait(plain({ isTold, deadlineMs: 4_000 }), happenings, 60_000)
      .flatMap(({ effects }) => effects)
      .flatMap((effect) => (effect.kind === "report" ? [effect.progress.message] : []));
  expect(told(true)).toEqual(["pending, 0 s", "pending, 1 s", "pending, 2 s", "suspect, 3 s"]);
  expect(told(false)).toEqual([]);
});

const looks = fc.oneof(
  { weight: 6, arbitrary: fc.constant(pending) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 3_000 })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(open, broken, absent, blind("unreachable"), blind("slow"), blind("refused")),
  },
);
const events: fc.Arbitrary<Event> = looks.map((look) => (Array.isArray(look) ? suspect(...look) : look));
const happenings = fc.array(
  fc.record({ atMs: fc.integer({ min: 0, max: 20_000 }), event: fc.oneof(events, fc.constantFrom(aborted)) }),
  { maxLength: 25 },
);
/** What the world shows from moment to moment, for the looks that a wait takes by itself. */
const worlds = fc
  .array(events, { minLength: 1, maxLength: 12 })
  .map((shown) => (atMs: number) => shown[Math.floor(atMs / 900) % shown.length] ?? pending);

test.each(["timer", "looks"] as const)("whatever happens in whatever order, deadline by %s", (deadlineBy) => {
  const rules = plain({ deadlineBy });
  fc.assert(
    fc.property(happenings, worlds, (all, world) => {
      const steps = playWait(rules, all, 30_000, world);
      const ends = steps.filter(({ effects }) => effects.some(({ kind }) => kind === "settle"));
      // By a timer there is always an end; by looks there has to be one that is late enough.
      const isEnded =
        deadlineBy === "timer" || steps.some(({ event, atMs }) => event.kind === "seen" && atMs >= 12_000);
      expect(ends.length).toBeLessThanOrEqual(1);
      if (isEnded) expect(ends).toHaveLength(1);
      const [last] = ends;
      if (!last) return;
      expect(last.effects.at(-1)).toEqual({ kind: "settle", outcome: last.state.outcome });
      if (deadlineBy === "timer") expect(last.atMs).toBeLessThanOrEqual(10_000);
      // Nothing happens after it.
      const after = steps.slice(steps.indexOf(last) + 1);
      expect(after.every(({ effects, state }) => effects.length === 0 && state === last.state)).toBe(true);
      const { outcome } = last.state;
      if (outcome?.ok) expect(last.event).toEqual(open);
      if (outcome?.ok && outcome.by === "already") expect(last.before.look).toBeUndefined();
      if (outcome?.ok === false && outcome.reason === "deadline") expect(last.atMs).toBeGreaterThanOrEqual(10_000);
      if (outcome?.ok === false && outcome.reason === "broken" && last.event.kind === "seen") {
        const { look } = last.event;
        const hasLasted = look.kind === "suspect" && steps.some(({ state }) => state.settled === look.of);
        expect(look.kind === "fail" || hasLasted).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
