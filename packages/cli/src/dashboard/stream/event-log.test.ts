import type { StreamEvent } from "@pulumi-compose/dashboard";
import { EventLog } from "./event-log";

const container = (id: string, state: string): StreamEvent => ({
  type: "container",
  at: 1,
  container: { id, name: id, service: "db", number: 1, state, restarts: 0, ports: [], ok: true },
});
const probe = (n: number): StreamEvent => ({
  ...{ type: "probe", at: n, service: "db", number: 1, by: "engine" },
  ...{ startMs: n, endMs: n, exitCode: 0, output: "" },
});
const engine = (status: "connected" | "lost"): StreamEvent => ({ type: "engine", at: 1, status });

test("who comes later is told the newest of each thing, and the last of what there are many of", () => {
  const log = new EventLog();
  log.tell(engine("connected"));
  log.tell(container("a", "created"));
  log.tell(container("b", "running"));
  for (let n = 1; n <= 100; n += 1) log.tell(probe(n));
  log.tell(container("a", "running"));
  log.tell(engine("lost"));
  log.tell({ type: "container-gone", at: 2, id: "b" });
  const told = log.snapshot();
  expect(told.filter(({ type }) => type !== "probe")).toEqual([container("a", "running"), engine("lost")]);
  const probes = told.filter(({ type }) => type === "probe").map(({ at }) => at);
  expect([probes.length, probes[0], probes.at(-1)]).toEqual([60, 41, 100]);
});

test("who was away for a moment is told what was missed; who was away for long, or elsewhere, is not", () => {
  const log = new EventLog();
  for (let n = 1; n <= 10; n += 1) log.tell(probe(n));
  expect(log.since(8)?.map(({ at }) => at)).toEqual([9, 10]);
  expect(log.since(10)).toEqual([]);
  expect(log.since(0)).toHaveLength(10);
  for (const id of [11, -1, 1.5, Number.NaN]) expect(log.since(id)).toBeUndefined();
  for (let n = 11; n <= 5_000; n += 1) log.tell(probe(n));
  expect(log.since(8)).toBeUndefined();
  expect(log.since(4_999)?.map(({ at }) => at)).toEqual([5_000]);
  expect(log.lastId).toBe(5_000);
});

test("what all else is about comes first, and how it ended last", () => {
  const log = new EventLog();
  const about: StreamEvent = {
    ...{ type: "about", at: 1, project: "shop", target: "docker", mode: "up", version: "0.1.0" },
  };
  log.tell({ type: "sources", at: 1, services: {}, findings: [] });
  log.tell({ type: "end", at: 2, result: "failed", exitCode: 1, seconds: 1, summary: "", reasons: [] });
  log.tell(probe(3));
  log.tell({ ...about, at: 4 });
  expect(log.snapshot().map(({ type }) => type)).toEqual(["about", "sources", "probe", "end"]);
});

test("an own bound of nobody: what is only progress is kept once", () => {
  const log = new EventLog();
  const waiting = (message: string): StreamEvent => ({
    ...{ type: "deployment", at: 1 },
    event: { type: "gate", service: "db", condition: "service_healthy", status: "waiting", message, holds: ["web"] },
  });
  for (let n = 1; n <= 50; n += 1) log.tell(waiting(`${n} s of 60 s`));
  expect(log.snapshot()).toEqual([waiting("50 s of 60 s")]);
});

test("secrets get in nowhere, however deep", () => {
  const log = new EventLog((text) => text.replaceAll("hunter2", "[secret]"));
  const heard: string[] = [];
  const listening = log.listen(({ event }) => heard.push(JSON.stringify(event)));
  log.tell({
    ...{ type: "sources", at: 1, findings: [] },
    services: {
      db: { findings: [], excerpts: [{ file: "compose.yaml", firstLine: 3, lines: ["PASSWORD: hunter2"] }] },
    },
  });
  log.tell({ type: "evidence", at: 2, service: "db", title: "failed", text: "psql: hunter2\n" });
  listening.stop();
  log.tell(probe(3));
  expect(heard).toHaveLength(2);
  expect(JSON.stringify([heard, log.snapshot(), log.since(0)])).not.toContain("hunter2");
  expect(heard[0]).toContain("PASSWORD: [secret]");
});
