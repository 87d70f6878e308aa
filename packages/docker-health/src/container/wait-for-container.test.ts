import { dialectOf } from "@pulumi-compose/health-model";
import { summarise } from "../evidence/summarise";
import { createEngine } from "../facade/engine";
import type { WaitOptions, WaitProgress, WaitResult } from "../shared/wait-types";
import { aContainer, aHealth, aProbe } from "../testing/a-container";
import { FakeClock, settle } from "../testing/fake-clock";
import { FakeEngine } from "../testing/fake-engine";
import { goalOf } from "./goal-of";

const ID = aContainer().id;
const HEALTHY = aHealth("healthy", 0, aProbe(10, 0));
const UNHEALTHY = aHealth("unhealthy", 3, aProbe(10, 1, "refused"), aProbe(20, 1, "refused"), aProbe(30, 1, "refused"));

function setUp(container = aContainer()) {
  const clock = new FakeClock();
  const fake = new FakeEngine(clock);
  fake.add(container);
  const engine = createEngine("fake://", fake, clock);
  const wait = (options: WaitOptions = {}, condition: Parameters<typeof engine.waitFor>[1] = "service_healthy") => {
    const box: { result?: WaitResult } = {};
    const done = engine.waitFor(ID, condition, options).then((result) => {
      box.result = result;
      return result;
    });
    return { box, done };
  };
  /** Nothing may be left: no timer, no stream, no exec. */
  const expectNothingLeft = async () => {
    await clock.advance(10_000);
    await engine.close();
    expect({ timers: clock.pending, streams: fake.subscribers.size, execs: fake.running.size }).toEqual({
      timers: 0,
      streams: 0,
      execs: 0,
    });
  };
  return { clock, fake, engine, wait, expectNothingLeft };
}

const verdict = (result: WaitResult | undefined) => {
  if (!result) return "waiting";
  return result.ok ? `open by ${result.by}` : result.reason;
};

describe("the engine's verdict", () => {
  test.each([
    ["healthy", HEALTHY, "health_status: healthy", "open by engine"],
    ["unhealthy", UNHEALTHY, "health_status: unhealthy", "unhealthy"],
  ] as const)("%s ends the wait at its event", async (_, health, action, outcome) => {
    const { clock, fake, wait, expectNothingLeft } = setUp();
    const { box } = wait({ probe: "engine" });
    await clock.advance(30_000);
    expect(box.result).toBeUndefined();
    fake.change(ID, { health }, action);
    await settle();
    expect(verdict(box.result)).toBe(outcome);
    expect(box.result?.afterMs).toBe(30_000);
    await expectNothingLeft();
  });

  test("is asked for once, not polled", async () => {
    const { clock, fake, wait, expectNothingLeft } = setUp();
    const { box } = wait({ probe: "engine" });
    await clock.advance(40_000);
    expect(fake.inspects).toBe(1);
    fake.change(ID, { health: HEALTHY }, "health_status: healthy");
    await settle();
    expect(verdict(box.result)).toBe("open by engine");
    await expectNothingLeft();
  });

  test("already there", async () => {
    const { wait, expectNothingLeft } = setUp(aContainer({ health: HEALTHY }));
    const { done } = wait();
    expect(verdict(await done)).toBe("open by already");
    await expectNothingLeft();
  });

  test("unhealthy may heal while it is kept waiting", async () => {
    const { clock, fake, wait } = setUp();
    const { box } = wait({ probe: "engine", onUnhealthy: "keep-waiting", deadlineMs: 100_000 });
    await settle();
    fake.change(ID, { health: UNHEALTHY }, "health_status: unhealthy");
    await clock.advance(50_000);
    expect(box.result).toBeUndefined();
    fake.change(ID, { health: HEALTHY }, "health_status: healthy");
    await settle();
    expect(verdict(box.result)).toBe("open by engine");
  });

  test("from before a restart does not count, but a lasting one does", async () => {
    const restarted = { startedAt: "2026-01-01T00:00:31.000Z" };
    const { clock, fake, wait } = setUp(aContainer({ health: UNHEALTHY, state: restarted }));
    const { box } = wait({ probe: "engine" });
    await settle();
    expect(box.result).toBeUndefined();
    fake.change(ID, { health: aHealth("starting", 0, ...UNHEALTHY.log) });
    await clock.advance(1_500);
    expect(box.result).toBeUndefined();

    const lasting = setUp(aContainer({ health: UNHEALTHY, state: restarted }));
    const other = lasting.wait({ probe: "engine" });
    await lasting.clock.advance(1_500);
    expect(verdict(other.box.result)).toBe("unhealthy");
    fake.change(ID, { health: HEALTHY }, "health_status: healthy");
    await clock.advance(1_500);
    expect(verdict(box.result)).toBe("open by engine");
  });
});

describe("up", () => {
  const up = (container = aContainer({ healthcheck: null })) => {
    const all = setUp(container);
    return { ...all, ...all.wait({}, "up") };
  };

  test("is what still runs a moment after its start, and no poll finds that out", async () => {
    const { box, clock, fake, expectNothingLeft } = up();
    await clock.advance(2_999);
    expect([box.result, fake.inspects]).toEqual([undefined, 1]);
    await clock.advance(1);
    expect(verdict(box.result)).toBe("open by engine");
    expect(fake.inspects).toBe(2);
    await expectNothingLeft();
  });

  test("is what has run as long as it is told to; an end before that is noticed at once", async () => {
    const { clock, fake, wait } = setUp(aContainer({ healthcheck: null }));
    const [good, bad] = [wait({ upAfterMs: 90_000 }, "up").box, wait({ upAfterMs: 100_000 }, "up").box];
    await clock.advance(89_999);
    expect(good.result).toBeUndefined();
    await clock.advance(1);
    expect(verdict(good.result)).toBe("open by engine");
    await clock.advance(5_000);
    fake.change(ID, { state: { status: "exited", exitCode: 3 } }, "die");
    await settle();
    expect([verdict(bad.result), bad.result?.afterMs]).toEqual(["exited", 95_000]);
  });

  test("counts from the start, by the engine's clock", async () => {
    const { clock, wait } = setUp(aContainer({ healthcheck: null }));
    clock.jump(60_000);
    expect(verdict(await wait({}, "up").done)).toBe("open by already");
  });

  test("is not what exits at once, whatever the first look has seen", async () => {
    const { box, fake, expectNothingLeft } = up();
    await settle();
    expect(box.result).toBeUndefined();
    fake.change(ID, { state: { status: "exited", exitCode: 3 } }, "die");
    await settle();
    expect([verdict(box.result), box.result?.condition]).toEqual(["exited", "up"]);
    await expectNothingLeft();
  });

  test("is what has ended with 0", async () => {
    const { box, fake } = up();
    await settle();
    fake.change(ID, { state: { status: "exited", exitCode: 0 } }, "die");
    await settle();
    expect(verdict(box.result)).toBe("open by engine");
    expect(box.result && summarise(box.result)).toBe("has ended with 0 after 0 s");
  });

  test("is what has ended with 0 and removed itself", async () => {
    const { box, fake } = up();
    await settle();
    fake.containers.delete(ID);
    fake.emit(ID, "die", 0);
    await settle();
    expect([verdict(box.result), box.result?.ok && box.result.ended]).toEqual(["open by engine", true]);
  });

  test("is not what its policy restarts again and again, until that lasts", async () => {
    const container = aContainer({ healthcheck: null, restartPolicy: { name: "always", retries: 0 } });
    const { box, clock, fake } = up(container);
    const runAgain = async (restartCount: number) => {
      await clock.advance(2_000);
      fake.change(ID, { state: { status: "restarting", exitCode: 3 } }, "die");
      await clock.advance(500);
      const startedAt = new Date(clock.wall()).toISOString();
      fake.change(ID, { state: { status: "running", startedAt, restartCount } }, "start");
    };
    for (let count = 1; count <= 10; count += 1) await runAgain(count);
    await clock.advance(9_000);
    expect(box.result).toBeUndefined();
    await clock.advance(1_500);
    expect(verdict(box.result)).toBe("open by engine");
  });

  test("a crash loop ends at the deadline, and is in the hints", async () => {
    const container = aContainer({ healthcheck: null, state: { status: "restarting", exitCode: 3, restartCount: 9 } });
    const { box, clock } = up(container);
    await clock.advance(60_000);
    expect(verdict(box.result)).toBe("deadline");
    expect(box.result?.ok === false && box.result.evidence.hints).toEqual([expect.stringContaining("9 times")]);
  });
});

test("what to wait for may be chosen at the first look", async () => {
  const { clock, engine, fake } = setUp();
  const chosen: string[] = [];
  const done = engine.waitFor(ID, (container) => {
    chosen.push(container.name);
    return goalOf(container, false);
  });
  await clock.advance(1_000);
  fake.change(ID, { health: HEALTHY }, "health_status: healthy");
  await settle();
  expect(await done).toMatchObject({ ok: true, condition: "service_healthy" });
  expect(chosen).toEqual(["shop-db-1"]);
});

describe("kept waiting although the check has said unhealthy", () => {
  const options = { probe: "engine", onUnhealthy: "keep-waiting", deadlineMs: 100_000 } as const;

  test("the failure at the deadline says both", async () => {
    const { clock, fake, wait, expectNothingLeft } = setUp();
    const { box } = wait(options);
    await clock.advance(30_000);
    fake.change(ID, { health: UNHEALTHY }, "health_status: unhealthy");
    await clock.advance(69_999);
    expect(box.result).toBeUndefined();
    await clock.advance(1);
    expect(box.result?.ok === false && [box.result.reason, summarise(box.result)]).toEqual([
      "deadline",
      "did not become healthy within 100 s: its check said unhealthy after 30 s, and the wait was told to go on; last probe exit 1: refused",
    ]);
    await expectNothingLeft();
  });

  test("a check that never said so is not accused of it", async () => {
    const { clock, wait } = setUp();
    const { box } = wait(options);
    await clock.advance(100_000);
    expect(box.result?.ok === false && box.result.evidence.unhealthyAfterMs).toBeUndefined();
  });
});

describe("a container that is unhealthy at the beginning", () => {
  test("has until the engine's next verdict", async () => {
    const { clock, wait, expectNothingLeft } = setUp(aContainer({ health: UNHEALTHY }));
    const { box } = wait();
    await clock.advance(18_000);
    expect(box.result).toBeUndefined();
    await clock.advance(1_500);
    expect(verdict(box.result)).toBe("unhealthy");
    await expectNothingLeft();
  });

  test("a probe that the engine began within the first seconds decides nothing yet", async () => {
    const { clock, fake, wait } = setUp(aContainer({ health: UNHEALTHY }));
    const { box } = wait();
    await clock.advance(2_000);
    fake.change(ID, { health: aHealth("unhealthy", 4, aProbe(40, 1)) }, "exec_die");
    await clock.advance(200);
    expect(box.result).toBeUndefined();
    fake.change(ID, { health: aHealth("unhealthy", 5, aProbe(50, 1)) }, "exec_die");
    await clock.advance(10_000);
    fake.change(ID, { health: aHealth("unhealthy", 6, aProbe(60, 1)) }, "exec_die");
    await clock.advance(200);
    expect(verdict(box.result)).toBe("unhealthy");
  });

  test("fails by a newer probe of the engine", async () => {
    const { clock, fake, wait } = setUp(aContainer({ health: UNHEALTHY }));
    const { box } = wait();
    await clock.advance(5_000);
    fake.change(ID, { health: aHealth("unhealthy", 4, aProbe(40, 1)) }, "exec_die");
    await clock.advance(200);
    expect(verdict(box.result)).toBe("unhealthy");
  });

  test("opens when its test passes", async () => {
    const { clock, fake, wait } = setUp(aContainer({ health: UNHEALTHY }));
    fake.script = (_, attempt) => ({ exitCode: attempt < 4 ? 1 : 0, afterMs: 50 });
    const { box } = wait();
    await clock.advance(2_000);
    expect(verdict(box.result)).toBe("open by probe");
  });

  test("fails at once when the engine's word is all that counts", async () => {
    const { wait } = setUp(aContainer({ health: UNHEALTHY }));
    expect(verdict(await wait({ probe: "engine" }).done)).toBe("unhealthy");
  });
});

describe("the end of a container", () => {
  test.each([
    ["exit", { status: "exited", exitCode: 7 }, "exited"],
    ["out of memory", { status: "exited", exitCode: 137, oomKilled: true }, "out-of-memory"],
  ] as const)("%s", async (_, state, outcome) => {
    const { fake, wait, expectNothingLeft } = setUp();
    fake.logs.push("bye");
    const { box } = wait();
    await settle();
    fake.change(ID, { state }, "die");
    await settle();
    expect(verdict(box.result)).toBe(outcome);
    expect(box.result?.ok === false && box.result.evidence.logTail).toEqual(["bye"]);
    await expectNothingLeft();
  });

  test("removal", async () => {
    const { fake, wait, expectNothingLeft } = setUp();
    const { box } = wait();
    await settle();
    fake.remove(ID);
    await settle();
    expect(verdict(box.result)).toBe("removed");
    await expectNothingLeft();
  });

  test("a one-shot that removes itself after exit 0 has completed", async () => {
    const { fake, wait } = setUp(aContainer({ healthcheck: null }));
    const { box } = wait({}, "service_completed_successfully");
    await settle();
    fake.containers.delete(ID);
    fake.emit(ID, "die", 0);
    await settle();
    expect(verdict(box.result)).toBe("open by engine");
  });

  test("was never there", async () => {
    const { fake, wait } = setUp();
    fake.containers.clear();
    expect(verdict(await wait().done)).toBe("not-found");
  });
});

describe("limits", () => {
  test("the deadline", async () => {
    const { clock, wait, expectNothingLeft } = setUp();
    const { box } = wait({ deadlineMs: 5_000, probe: "engine" });
    await clock.advance(4_999);
    expect(box.result).toBeUndefined();
    await clock.advance(1);
    expect(verdict(box.result)).toBe("deadline");
    await expectNothingLeft();
  });

  test.each([
    // The last verdict of each, a tenth more, and five seconds.
    ["20.10.24", 11_000],
    ["28.5.2", 46_000],
    ["29.8.0", 9_000],
    [undefined, 46_000],
  ])("without one it follows from the check and the engine: %s", async (version, deadlineMs) => {
    const healthcheck = {
      intervalMs: 2_000,
      timeoutMs: 500,
      startPeriodMs: 3_000,
      startIntervalMs: 36_000,
      retries: 1,
    };
    const { clock, fake, wait } = setUp(aContainer({ healthcheck }));
    fake.dialect = version === undefined ? undefined : dialectOf(version);
    const { box } = wait({ probe: "engine" });
    await clock.advance(deadlineMs - 1);
    expect(verdict(box.result)).toBe("waiting");
    await clock.advance(1);
    expect(verdict(box.result)).toBe("deadline");
  });

  test("a clock that jumps moves no deadline", async () => {
    const { clock, wait } = setUp();
    const { box } = wait({ deadlineMs: 5_000, probe: "engine" });
    await clock.advance(1_000);
    clock.jump(3_600_000);
    await clock.advance(3_000);
    clock.jump(-7_200_000);
    expect(box.result).toBeUndefined();
    await clock.advance(1_000);
    expect(verdict(box.result)).toBe("deadline");
  });

  test("the abort signal, before and during", async () => {
    const { clock, fake, wait, expectNothingLeft } = setUp();
    fake.script = () => ({});
    const abort = new AbortController();
    const { box } = wait({ signal: abort.signal });
    await clock.advance(1_000);
    expect(fake.running.size).toBe(1);
    abort.abort();
    await settle();
    expect(verdict(box.result)).toBe("aborted");
    expect(verdict(await wait({ signal: abort.signal }).done)).toBe("aborted");
    await expectNothingLeft();
  });

  test("a mistake in the caller's own callback reaches the caller", async () => {
    const { wait, expectNothingLeft } = setUp();
    const failing = () => {
      throw new Error("mine");
    };
    await expect(wait({ onProgress: failing }).done).rejects.toThrow("mine");
    await expectNothingLeft();
  });
});

describe("the engine's absence", () => {
  test("at the beginning fails at once", async () => {
    const { fake, wait, expectNothingLeft } = setUp();
    fake.down = true;
    const result = await wait().done;
    expect(verdict(result)).toBe("engine-unreachable");
    expect(!result.ok && result.evidence.detail).toContain("ECONNREFUSED");
    await expectNothingLeft();
  });

  test("does not begin with its slowness", async () => {
    const { clock, fake, wait, expectNothingLeft } = setUp();
    fake.slow = true;
    const { box } = wait({ probe: "engine" });
    await clock.advance(5_000);
    expect(box.result).toBeUndefined();
    fake.slow = false;
    fake.change(ID, { health: HEALTHY });
    await clock.advance(600);
    expect(verdict(box.result)).toBe("open by already");
    await expectNothingLeft();
  });

  test("in mid-wait is borne, and what happened meanwhile is seen", async () => {
    const { clock, fake, wait, expectNothingLeft } = setUp();
    const { box } = wait({ probe: "engine" });
    await clock.advance(5_000);
    fake.down = true;
    fake.cut();
    await clock.advance(10_000);
    fake.change(ID, { health: HEALTHY });
    fake.down = false;
    await clock.advance(600);
    expect(verdict(box.result)).toBe("open by engine");
    await expectNothingLeft();
  });

  test("for longer than its grace ends the wait", async () => {
    const { clock, fake, wait, expectNothingLeft } = setUp();
    const { box } = wait({ engineGraceMs: 5_000, deadlineMs: 90_000 });
    await settle();
    fake.down = true;
    fake.cut();
    await clock.advance(7_000);
    expect(verdict(box.result)).toBe("engine-unreachable");
    await expectNothingLeft();
  });

  test("of its events alone is made up for by looking", async () => {
    const { clock, fake, wait, expectNothingLeft } = setUp();
    fake.noEvents = true;
    const { box } = wait({ probe: "engine" });
    await clock.advance(3_000);
    fake.change(ID, { health: HEALTHY });
    await clock.advance(500);
    expect(verdict(box.result)).toBe("open by engine");
    await expectNothingLeft();
  });

  test("a cut between two events loses none", async () => {
    const { clock, fake, wait } = setUp();
    const { box } = wait({ probe: "engine" });
    await clock.advance(1_000);
    fake.cut();
    fake.change(ID, { health: HEALTHY }, "health_status: healthy");
    await clock.advance(100);
    expect(verdict(box.result)).toBe("open by engine");
    expect(fake.subscriptions).toBe(2);
  });
});

describe("own probes", () => {
  test("open the gate at the first success, long before the engine's first probe", async () => {
    const { clock, fake, wait, expectNothingLeft } = setUp();
    fake.script = (command, attempt) => {
      expect(command).toEqual(["check"]);
      return { exitCode: attempt < 3 ? 1 : 0, afterMs: 50 };
    };
    const { box } = wait();
    await clock.advance(1_000);
    expect(verdict(box.result)).toBe("open by probe");
    // 50 + 100 + 50 + 115 + 50: three probes and the pauses between them.
    expect(box.result?.afterMs).toBe(365);
    await expectNothingLeft();
  });

  test("never fail the gate", async () => {
    const { clock, fake, wait } = setUp();
    const { box } = wait({ deadlineMs: 60_000 });
    await clock.advance(20_000);
    expect(fake.execs).toBeGreaterThan(5);
    expect(box.result).toBeUndefined();
  });

  test.each([["engine"], ["hybrid"]] as const)("run only where asked for: %s", async (probe) => {
    const { clock, fake, wait } = setUp();
    wait({ probe });
    await clock.advance(1_000);
    expect(fake.execs > 0).toBe(probe === "hybrid");
  });

  test("do not count when the container ended meanwhile", async () => {
    const { clock, fake, wait, expectNothingLeft } = setUp();
    fake.script = () => ({ exitCode: 0, afterMs: 50 });
    const { box } = wait();
    await clock.advance(40);
    // The event of its end is still on its way.
    fake.change(ID, { state: { status: "exited", exitCode: 1 } });
    await clock.advance(20);
    expect(verdict(box.result)).toBe("exited");
    await expectNothingLeft();
  });

  test("that hang are ended at their timeout, and are told", async () => {
    const { clock, fake, wait, expectNothingLeft } = setUp();
    fake.script = () => ({ output: "half a word" });
    const { box } = wait({ deadlineMs: 5_000 });
    await clock.advance(3_001);
    expect(fake.running.size).toBe(0);
    await clock.advance(2_000);
    expect(box.result?.ok === false && box.result.evidence.probes[0]).toMatchObject({
      exitCode: -1,
      output: "Health check exceeded timeout (3s): half a word",
      by: "probe",
    });
    await expectNothingLeft();
  });

  test("that hang and cannot be ended are not repeated", async () => {
    const { clock, fake, wait } = setUp();
    fake.script = () => ({});
    fake.noShell = true;
    wait({ deadlineMs: 100_000 });
    await clock.advance(90_000);
    expect(fake.execs).toBe(1);
  });

  test("begin anew with the container", async () => {
    const { clock, fake, wait } = setUp();
    const { box } = wait();
    await clock.advance(3_000);
    const before = fake.execs;
    fake.change(ID, { state: { status: "restarting" } }, "die");
    await clock.advance(3_000);
    expect(fake.execs).toBe(before);
    fake.change(ID, { state: { status: "running", startedAt: "2026-01-01T00:00:06.000Z" } }, "start");
    fake.script = () => ({ exitCode: 0, afterMs: 10 });
    await clock.advance(100);
    expect(verdict(box.result)).toBe("open by probe");
  });
});

test("five hundred waits share one stream", async () => {
  const { clock, fake, engine, expectNothingLeft } = setUp();
  const ids = Array.from({ length: 500 }, (_, i) => `c${String(i).padStart(11, "0")}`);
  for (const id of ids) fake.add({ ...aContainer(), id, name: `n-${id}` });
  const all = Promise.all(ids.map((id) => engine.waitFor(id, "service_healthy", { probe: "engine" })));
  await clock.advance(1_000);
  expect(fake.subscriptions).toBe(1);
  for (const id of ids) fake.change(id, { health: HEALTHY }, "health_status: healthy");
  expect((await all).every(({ ok }) => ok)).toBe(true);
  expect(fake.inspects).toBe(1000);
  await expectNothingLeft();
});

test("progress tells state, time and the last probe, without secrets", async () => {
  const { clock, fake, wait } = setUp();
  fake.script = () => ({ exitCode: 2, output: "no route for hunter2\n", afterMs: 10 });
  const seen: WaitProgress[] = [];
  wait({ onProgress: (progress) => seen.push(progress), redact: ["hunter2"], deadlineMs: 40_000 });
  await clock.advance(3_000);
  expect(seen.at(-1)?.message).toBe("starting, 3 s of 40 s, last probe exit 2: no route for [secret]");
  expect(seen.length).toBeLessThan(15);
});
