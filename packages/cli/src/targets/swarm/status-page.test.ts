import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createEngine } from "@pulumi-compose/docker-health";
import { FakeClock } from "../../../../docker-health/src/testing/fake-clock";
import { FakeEngine } from "../../../../docker-health/src/testing/fake-engine";
import { status } from "../../health/status/status";
import { FakeIo } from "../../testing/fake-io";
import { aService, aTask, FakeSwarm } from "../../testing/fake-swarm";

const page = join(__dirname, "../../../../../docs/04-cli.md");
const block = /(<!-- made: packages\/cli\/src\/targets\/swarm\/status-page\.test\.ts -->\n```text\n)([\s\S]*?)(```)/;

/** The fake engine's. */
const NOW = Date.UTC(2026, 0, 1);

const before = (seconds: number) => new Date(NOW - seconds * 1_000).toISOString();

const ready = { state: "ready", availability: "active", manager: true } as const;

/** What `status --target swarm` prints of a stack on two nodes, one of whose services fits none. */
async function printed(): Promise<string> {
  const clock = new FakeClock();
  const swarm = new FakeSwarm();
  const machines = ["node-1", "node-2"].map((name) => ({ ...{ id: name, hostname: name }, ...ready }));
  swarm.machines.splice(0, 2, ...machines);
  const check = { test: ["CMD", "x"] as const, intervalMs: 1_000, timeoutMs: 1_000, startPeriodMs: 0 };
  const healthcheck = { ...check, retries: 3 };
  swarm.list.push(aService({ name: "shop_db", replicas: 2, healthcheck }), aService({ name: "shop_web" }));
  const at = (seconds: number) => ({ since: before(seconds), createdAt: before(seconds) });
  swarm.all.push(
    aTask("shop_db", { nodeId: "node-1", ...at(182) }),
    aTask("shop_db", {
      ...{ id: "old", slot: 2, nodeId: "node-2", state: "failed", desired: "shutdown" },
      ...{ error: "task: non-zero exit (3)", ...at(60) },
    }),
    aTask("shop_db", { slot: 2, nodeId: "node-2", ...at(12) }),
    aTask("shop_web", {
      ...{ nodeId: "", state: "pending", ...at(40) },
      error: "no suitable node (scheduling constraints not satisfied on 2 nodes)",
    }),
  );
  const io = new FakeIo("/");
  const connect = async () => createEngine("fake://", new FakeEngine(clock), clock);
  const edges = { io, connect, connectSwarm: async () => swarm, clock };
  await status([], { target: "swarm", projectName: "shop" }, edges);
  return io.out.text;
}

test("docs/04-cli.md shows what status prints of a swarm; UPDATE_DOCS=1 writes it anew", async () => {
  const text = await printed();
  const shown = readFileSync(page, "utf8");
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      page,
      shown.replace(block, (_, head, __, end) => head + text + end),
    );
  expect(block.exec(readFileSync(page, "utf8"))?.[2]).toBe(text);
});
