import { gather, mergeScenarios, scenarioOption } from "./scenario-options";

test.each([
  [scenarioOption.ready, "redis=2s", { ready: 2_000 }],
  [scenarioOption.ready, "redis=never", { ready: "never" }],
  [scenarioOption.ready, "redis=after:db:healthy+500ms", { ready: { after: "db", milestone: "healthy", plusMs: 500 } }],
  [scenarioOption.fail, "redis=1m", { fail: 60_000 }],
  [scenarioOption.hang, "redis=after:db", { hang: { after: "db" } }],
  [scenarioOption.exit, "redis=3", { exit: { code: 3, at: 0 } }],
  [scenarioOption.exit, "redis=0@3s", { exit: { code: 0, at: 3_000 } }],
  [scenarioOption.launch, "redis=105s", { launchMs: 105_000 }],
  [scenarioOption.launch, "redis=1d", { launchMs: 86_400_000 }],
  [scenarioOption.probeTime, "redis=200ms", { probeMs: 200 }],
  [scenarioOption.stopTime, "redis=3s", { stopMs: 3_000 }],
  [scenarioOption.stopTime, "redis=never", { stopMs: "never" }],
  [scenarioOption.image, "redis=missing", { image: "missing" }],
  [scenarioOption.port, "redis=taken", { port: "taken" }],
])("%p reads %s", (read, text, expected) => {
  expect(read(text)).toEqual(["redis", expected]);
});

test.each([
  [scenarioOption.ready, "redis", "SERVICE=VALUE"],
  [scenarioOption.ready, "=2s", "SERVICE=VALUE"],
  [scenarioOption.ready, "redis=2", "A moment is"],
  [scenarioOption.fail, "redis=never", "A moment is"],
  [scenarioOption.exit, "redis=ok", "exit code"],
  [scenarioOption.exit, "redis=0@", "exit code"],
  [scenarioOption.launch, "redis=after:db", "A duration is"],
  [scenarioOption.stopTime, "redis=soon", "A duration is"],
  [scenarioOption.image, "redis=there", "An image can be missing"],
  [scenarioOption.port, "redis=6379", "A port can be taken"],
])("%p refuses %s", (read, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test("repeated options add up, later ones win", () => {
  const ready = gather(scenarioOption.ready);
  const exit = gather(scenarioOption.exit);
  const scenarios = mergeScenarios(ready("a=3s", ready("b=1s", ready("a=2s", undefined))), exit("a=1@5s", undefined));
  expect(scenarios).toEqual({ a: { ready: 3_000, exit: { code: 1, at: 5_000 } }, b: { ready: 1_000 } });
});

test("a service may have any name", () => {
  const scenarios = mergeScenarios({ ["__proto__"]: { ready: 1 } });
  expect(Object.keys(scenarios)).toEqual(["__proto__"]);
});
