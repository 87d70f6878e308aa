import { FakeClock } from "../testing/fake-clock";
import { EngineTime } from "./engine-time";

test("the engine's own clock counts, wherever ours stands, and is asked once", async () => {
  const clock = new FakeClock();
  let asked = 0;
  const time = async () => {
    asked += 1;
    return 5_000;
  };
  const engine = new EngineTime({ time }, clock);
  expect(engine.at(clock.now())).toBeUndefined();
  await engine.learn();
  clock.jump(3_600_000);
  await clock.advance(1_500);
  await engine.learn();
  expect([engine.at(clock.now()), engine.at(0), asked]).toEqual([5_001_500, 5_000_000, 1]);
});

test("an engine that does not say stays unknown", async () => {
  const clock = new FakeClock();
  const engine = new EngineTime({ time: () => Promise.reject(new Error("gone")) }, clock);
  await engine.learn();
  expect(engine.at(clock.now())).toBeUndefined();
});
