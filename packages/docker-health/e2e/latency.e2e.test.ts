import { connect } from "../src";
import { Bench } from "./support/bench";

jest.setTimeout(300_000);

const CONTAINERS = 10;
const GATES_EACH = 10;
const bench = new Bench();

beforeAll(() => bench.setUp());
afterAll(() => bench.cleanUp());

// Each container turns healthy and unhealthy by itself every few seconds; each time it is healthy again is a gate.
const TOGGLING = "while :; do touch /tmp/ok; sleep 1.6; rm /tmp/ok; sleep 1.6; done";

test("from the engine's verdict to the gate's end: median under 50 ms over 100 gates", async () => {
  const engine = await connect();
  const verdicts = new Map<string, number[]>();
  const events = await bench.docker.getEvents({ filters: { event: ["health_status"] } });
  events.on("data", (chunk: Buffer) => {
    for (const line of chunk.toString().split("\n")) {
      const [, action, id, nanos] =
        /"Action":"(health_status: \w+)","Actor":\{"ID":"(\w+)".*"timeNano":(\d+)/.exec(line) ?? [];
      if (action !== "health_status: healthy" || !id) continue;
      verdicts.set(id, [...(verdicts.get(id) ?? []), Number(nanos) / 1e6]);
    }
  });
  const gates: { id: string; endedAt: number }[] = [];
  const failures: string[] = [];
  const run = async () => {
    const id = await bench.container({
      command: TOGGLING,
      check: { test: "test -f /tmp/ok", intervalMs: 800, retries: 1 },
    });
    while (gates.filter((gate) => gate.id === id).length < GATES_EACH) {
      const options = { probe: "engine", onUnhealthy: "keep-waiting", deadlineMs: 30_000 } as const;
      const result = await engine.waitFor(id, "service_healthy", options);
      const endedAt = performance.timeOrigin + performance.now();
      if (!result.ok) {
        failures.push(result.reason);
        return;
      }
      if (result.by === "engine") gates.push({ id, endedAt });
      // The next gate begins when it has stopped being healthy.
      await notHealthy(id);
    }
  };
  const notHealthy = (id: string) =>
    new Promise<void>((resolve) => {
      engine
        .follow(id, () => check())
        .then((watch) => {
          stop = watch.stop;
          check();
        });
      let stop = () => {};
      const check = async () => {
        if ((await engine.inspect(id))?.health?.status === "healthy") return;
        stop();
        resolve();
      };
    });
  await Promise.all(Array.from({ length: CONTAINERS }, run));
  if ("destroy" in events && typeof events.destroy === "function") events.destroy();
  await engine.close();

  const latencies = gates
    .map(({ id, endedAt }) => endedAt - Math.max(...(verdicts.get(id) ?? []).filter((at) => at <= endedAt)))
    .sort((a, b) => a - b);
  expect(failures).toEqual([]);
  expect(latencies).toHaveLength(CONTAINERS * GATES_EACH);
  const median = latencies[latencies.length / 2] ?? Number.NaN;
  const worst = latencies.at(-1) ?? Number.NaN;
  console.info(
    `verdict to gate's end over ${latencies.length} gates: median ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`,
  );
  expect(median).toBeLessThan(50);
});
