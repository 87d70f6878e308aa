import { aContainer } from "../testing/a-container";
import { FakeClock, settle } from "../testing/fake-clock";
import { FakeEngine } from "../testing/fake-engine";
import { createEngine } from "./engine";

function anEngine() {
  const clock = new FakeClock();
  const fake = new FakeEngine(clock);
  return { clock, fake, engine: createEngine("fake://", fake, clock) };
}

test("whoever follows all containers hears of each, until it stops", async () => {
  const { fake, engine } = anEngine();
  fake.add({ ...aContainer(), id: "one", name: "one" });
  const heard: string[] = [];
  const following = await engine.followAll((signal) => {
    heard.push(signal.kind === "event" ? `${signal.event.containerId} ${signal.event.action}` : signal.kind);
  });
  fake.emit("one", "start");
  fake.emit("two", "create");
  expect(heard).toEqual(["one start", "two create"]);
  // Whoever closes the engine after a wait does not have to know who looks on.
  await engine.close();
  following.stop();
  expect(fake.subscribers.size).toBe(0);
});

test("a wait's own probes are told, and nobody's after that", async () => {
  const { clock, fake, engine } = anEngine();
  fake.add({ ...aContainer(), id: "c0ffee000000" });
  fake.script = () => ({ exitCode: 0, output: "PONG", afterMs: 10 });
  const told: string[] = [];
  const following = engine.followProbes((container, { by, exitCode, output }) => {
    told.push(`${container} ${by} ${exitCode} ${output}`);
  });
  const waiting = engine.waitFor("c0ffee000000", "service_healthy");
  await clock.advance(5_000);
  expect(await waiting).toMatchObject({ ok: true });
  expect(told).toEqual(["c0ffee000000 probe 0 PONG"]);
  following.stop();
  await settle();
});

test("a log is followed until it is closed", async () => {
  const { fake, engine } = anEngine();
  fake.logs.push("old", "older", "oldest");
  const lines: string[] = [];
  const log = await engine.followLog(
    "db",
    { lines: 2 },
    {
      onLines: (told) => lines.push(...told.map(({ text }) => text)),
      onEnd: () => lines.push("end"),
    },
  );
  fake.followedLogs[0]?.say("new");
  expect(lines).toEqual(["older", "oldest", "new"]);
  log.close();
  fake.followedLogs[0]?.say("newer");
  expect(lines).toHaveLength(3);
});
