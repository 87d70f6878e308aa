import { containersOf, leftovers } from "../../pulumi-compose/e2e/support/engine";
import { SwarmEngine } from "../../pulumi-compose/e2e/support/swarm-engine";
import { busybox, describeWithToolchain } from "../../pulumi-compose/e2e/support/toolchain";
import { failingGates } from "./ends/failing-gates";
import type { TimedRun } from "./ends/timed-run";
import { byCommand, byPulumi, inline, type Way } from "./ends/way";

const seconds: number[] = [];

afterAll(() => {
  if (seconds.length === 0) return;
  const sorted = [...seconds].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.info(
    `${sorted.length} failed updates ended ${median} s (median) after their verdict, ${sorted.at(-1)} s at most`,
  );
});

/** Every way must have ended by itself, with the report once where it belongs, and without a trace. */
function expectFailure(run: TimedRun, reason: string, held: string): void {
  expect(run.text).toContain(`gate/${reason}: `);
  expect(run.text).toContain(held);
  expect(run.text).not.toMatch(/^\s+at .*\.js:\d+/m);
  // Pulumi's own display has it in the progress and in the diagnostics.
  expect(run.text.split(`gate/${reason}: service`).length - 1).toBeLessThanOrEqual(2);
  expect(run.code).toBeGreaterThan(0);
  if (run.secondsAfterVerdict !== undefined) seconds.push(run.secondsAfterVerdict);
}

async function everyWay(ways: readonly Way[], work: (way: Way) => Promise<void>): Promise<void> {
  const results = await Promise.allSettled(ways.map(work));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

describeWithToolchain("an update whose gate fails ends, with a chain behind the gate", () => {
  const ways = [
    byCommand("pce-ends-command"),
    inline("pce-ends-inline"),
    byPulumi("pce-ends-program", "program"),
    byPulumi("pce-ends-component", "component"),
  ];

  afterAll(() => {
    for (const way of ways) way.remove();
  });

  test.each(failingGates)("$what", async ({ before, compose, settings = {}, reason, held, there }) => {
    await everyWay(ways, async (way) => {
      try {
        if (before !== undefined) {
          way.write(before, settings);
          // The outside resource waits for a health that `web` does not have: all that the file has is there before.
          await way.up();
        }
        way.write(compose, settings);
        expectFailure(await way.up(), reason, held);
        expect(await containersOf(way.project)).toEqual(there.map((container) => `${way.project}-${container}`).sort());
      } finally {
        expect((await way.down()).code).toBe(0);
      }
      expect(await leftovers(way.project)).toEqual([]);
    });
  });
});

describeWithToolchain("an update that fails while a gate still waits", () => {
  const ways = [byCommand("pce-over-command"), inline("pce-over-inline"), byPulumi("pce-over-program", "program")];

  afterAll(() => {
    for (const way of ways) way.remove();
  });

  test("ends without the gate, in whatever process", async () => {
    await everyWay(ways, async (way) => {
      const port = 18_301 + ways.indexOf(way);
      const sleeper = `image: "${busybox}", command: sleep 1000, stop_grace_period: 0s, ports: ["127.0.0.1:${port}:80"]`;
      way.write(
        `
services:
  slow: {${sleeper}, healthcheck: {test: "false", interval: 120s}}
  behind: {image: "${busybox}", command: sleep 1000, depends_on: {slow: {condition: service_healthy}}}
  taken: {${sleeper}, depends_on: [slow]}
`,
        {},
      );
      try {
        // Its own verdict would come after six minutes.
        const run = await way.up();
        expect(run.text).toMatch(/port is already allocated/);
        expect(run.code).toBe(1);
      } finally {
        expect((await way.down()).code).toBe(0);
      }
      expect(await leftovers(way.project)).toEqual([]);
    });
  });
});

describeWithToolchain("the same on a swarm", () => {
  let swarm: SwarmEngine;
  let ways: Way[] = [];

  beforeAll(async () => {
    swarm = await SwarmEngine.start([busybox]);
    ways = [
      byCommand("pcs-ends-command", swarm.host),
      inline("pcs-ends-inline", swarm.host),
      byPulumi("pcs-ends-program", "program", swarm.host),
      byPulumi("pcs-ends-component", "component", swarm.host),
    ];
  }, 300_000);

  afterAll(async () => {
    for (const way of ways) way.remove();
    await swarm?.stop();
  }, 120_000);

  test("an unhealthy service with two behind it", async () => {
    const sleeper = `image: "${busybox}", init: true, command: sleep 1000`;
    const compose = `
services:
  kv: {${sleeper}, healthcheck: {test: "false", interval: 1s, retries: 2}, deploy: {restart_policy: {condition: none}}}
  api: {${sleeper}, depends_on: {kv: {condition: service_healthy}}}
  web: {${sleeper}, depends_on: [api]}
`;
    await everyWay(ways, async (way) => {
      way.write(compose, { target: "swarm" });
      try {
        expectFailure(await way.up(), "unhealthy", "not started because of it: api, web");
      } finally {
        expect((await way.down()).code).toBe(0);
      }
      expect(await swarm.leftovers(way.project)).toEqual([]);
    });
  });
});
