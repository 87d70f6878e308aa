import type { StreamEvent } from "@pulumi-compose/dashboard";
import { planStart } from "@pulumi-compose/health-model";
import { parseProject } from "@pulumi-compose/parser";
import { settle } from "../../../../docker-health/src/testing/fake-clock";
import { knownProject } from "../../dashboard/known-project";
import { Session } from "../../dashboard/session";
import { commandTarget } from "../../targets/command-targets";
import { FakeProject } from "../../testing/fake-project";
import { noSwarm } from "../../testing/fake-swarm";
import type { DeploymentEvent, GateEvent } from "../events/deployment-event";
import { both } from "./both";
import { DeploymentStory } from "./deployment-story";

const YAML = `name: shop
services:
  web: { image: w, depends_on: { db: { condition: service_healthy } } }
  proxy: { image: p, depends_on: [web] }
  db: { image: d, environment: { DB_PASSWORD: hunter2 }, healthcheck: { test: ["CMD", "check"], interval: 10s } }
`;
const start: DeploymentEvent = { type: "start", command: "up", project: "shop", backend: "file:///x", services: [] };
const gate = (status: GateEvent["status"], more: Partial<GateEvent> = {}): DeploymentEvent => ({
  ...{ type: "gate", service: "db", condition: "service_healthy", holds: ["web"], status },
  ...more,
});

async function aStory() {
  const project = new FakeProject();
  const { project: read, ...loaded } = parseProject({ files: [{ name: "compose.yaml", content: YAML }] });
  if (!read) throw new Error("the test's file has an error");
  const known = await knownProject({ ...loaded, project: read }, { start: planStart(read), diagnostics: [] });
  const edges = { connect: async () => project.engine, connectSwarm: noSwarm, clock: project.clock };
  const target = commandTarget("docker");
  const session = await Session.open({ name: "shop", mode: "up", target, known, engine: {}, edges });
  session.follow();
  await settle();
  const story = new DeploymentStory(session, () => project.clock.wall());
  const of = <Type extends StreamEvent["type"]>(type: Type) =>
    session.log.snapshot().filter((event): event is Extract<StreamEvent, { type: Type }> => event.type === type);
  return { project, session, story, of };
}

test("a gate that fails: its evidence, the picture, who is not started, the end", async () => {
  const { project, session, story, of } = await aStory();
  story.emit(start);
  project.add("db");
  await project.clock.advance(2_000);
  story.emit(gate("waiting", { message: "starting, 0 s of 60 s" }));
  await project.clock.advance(5_000);
  const message = 'gate/unhealthy: service "db" is unhealthy (3 of 3 probes failed)\n  probe      hunter2 was refused';
  story.emit(gate("failed", { message }));
  story.emit({ type: "diagnostic", severity: "error", resource: "shop-db-1", message: "it is over\nat length" });
  story.emit({ type: "summary", result: "failed", changes: { create: 2 }, seconds: 7 });
  story.end(1);
  expect(of("gate")).toMatchObject([{ gate: { status: "failed", by: "update", holds: ["web"] } }]);
  expect(of("evidence")).toMatchObject([
    { service: "db", code: "gate/unhealthy", title: 'service "db" is unhealthy (3 of 3 probes failed)' },
  ]);
  expect(of("evidence")[0]?.text).toContain("[secret] was refused");
  const turns = of("timeline").map(({ entry }) => entry);
  expect(turns).toMatchObject([
    { kind: "start", service: "db" },
    { kind: "gate-failed", service: "db", atMs: 7_000, waitedMs: 5_000, code: "unhealthy" },
    { kind: "not-started", service: "web", because: '"db" is not healthy' },
    { kind: "not-started", service: "proxy", because: '"web" is not started' },
  ]);
  expect(of("end")).toMatchObject([
    {
      result: "failed",
      exitCode: 1,
      seconds: 7,
      summary: "2 created",
      reasons: ['service "db" is unhealthy (3 of 3 probes failed)', "shop-db-1: it is over"],
    },
  ]);
  expect(of("deployment").map(({ event }) => event.type)).toEqual(["start", "gate", "gate", "diagnostic", "summary"]);
  await session.stop();
});

test("a gate that opens; an update that was cut off has an end as well", async () => {
  const { session, story, of } = await aStory();
  story.emit(start);
  story.emit(gate("passed", { waitedSeconds: 1.5 }));
  expect(of("gate")).toMatchObject([{ gate: { status: "open", waitedMs: 1_500 } }]);
  expect(of("timeline")).toMatchObject([{ entry: { kind: "gate-open", waitedMs: 1_500 } }]);
  story.end(130);
  expect(of("end")).toMatchObject([{ result: "failed", exitCode: 130 }]);
  await session.stop();
});

test.each([
  ["Error response from daemon: driver failed: Bind for 0.0.0.0:80 failed: port is already allocated", "port"],
  ["Error response from daemon: pull access denied for nothing, repository does not exist", "image"],
])("what the engine refuses is in the picture: %s", async (message, what) => {
  const { session, story, of } = await aStory();
  story.emit(start);
  story.emit({ type: "diagnostic", severity: "error", message, service: "web" });
  expect(of("timeline")).toMatchObject([{ entry: { kind: "refused", service: "web", what } }]);
  await session.stop();
});

test("one stream feeds both, and what goes wrong with the second is no affair of the first", () => {
  const told: string[] = [];
  const first = { emit: ({ type }: DeploymentEvent) => void told.push(type), close: () => void told.push("close") };
  const broken = {
    emit: () => {
      throw new Error("no page");
    },
    close: () => {
      throw new Error("no page");
    },
  };
  const sink = both(first, broken);
  sink.emit(start);
  sink.close();
  expect(told).toEqual(["start", "close"]);
  expect(both(first, undefined)).toBe(first);
});
