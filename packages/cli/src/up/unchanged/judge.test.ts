import type { ProjectContainer } from "@pulumi-compose/docker-health";
import { resourceTypes } from "../../resources/resource-types";
import type { ExpectedResource, Seen } from "../../targets/command-target";
import { judge } from "./judge";

const container = (service: string, runs: ExpectedResource["runs"] = { always: true, restart: "no" }) => ({
  type: resourceTypes.container,
  id: service,
  name: `shop-${service}-1`,
  engineName: `shop-${service}-1`,
  networks: ["n1"],
  service,
  ...(runs && { runs }),
});
const kept = {
  engine: "docker 29",
  marks: { s1: "7" },
  expected: {
    project: "shop",
    resources: [
      { type: resourceTypes.network, id: "n1", name: "shop-front", engineName: "shop_front", networks: [] },
      { type: resourceTypes.volume, id: "shop_data", name: "shop-data", engineName: "shop_data", networks: [] },
      container("db"),
      container("seed", { always: false, restart: "no" }),
      container("web"),
    ],
    externals: { networks: [], volumes: [], configs: [], secrets: [] },
  },
  gates: [
    { service: "db", condition: "service_healthy", holds: ["web"] },
    { service: "seed", condition: "service_completed_successfully", holds: ["web"] },
    { service: "web", condition: "service_started", holds: ["side"] },
    { service: "gone", condition: "service_healthy", holds: [] },
  ],
  ready: [{ service: "web", condition: "up", holds: [] }],
};

const running = { state: "running", upSeconds: 60, networks: ["shop_front"] };
const engine: Readonly<Record<string, ProjectContainer>> = {
  db: { id: "db", name: "shop-db-1", ...running, health: "healthy" },
  seed: { id: "seed", name: "shop-seed-1", networks: ["shop_front"], state: "exited", exitCode: 0 },
  web: { id: "web", name: "shop-web-1", ...running },
};
const seen = (changes: Readonly<Record<string, Partial<ProjectContainer>>> = {}, rest: Partial<Seen> = {}): Seen => ({
  engine: "docker 29",
  parts: {
    containers: Object.values(engine).map((one) => ({ ...one, ...changes[one.id] })),
    networks: ["n1"],
    volumes: ["shop_data"],
  },
  odd: [],
  marks: { s1: "7", s2: "1" },
  ...rest,
});
const [db, seed, started] = kept.gates;

test("all is as it was: the gates are passed that a container can be held against", () => {
  expect(judge(kept, seen(), false)).toEqual({ passed: [db, seed, started] });
  expect(judge(kept, seen(), true)).toEqual({ passed: [db, seed, started, ...kept.ready] });
});

test("what is there besides is nobody's here", () => {
  const { parts } = seen();
  const other: ProjectContainer = { id: "run", name: "shop-web-run-1", networks: [], state: "exited", exitCode: 3 };
  expect(judge(kept, seen({}, { parts: { ...parts, containers: [...parts.containers, other] } }), false)).toEqual({
    passed: [db, seed, started],
  });
});

test.each<[string, Seen, string]>([
  ["another engine", seen({}, { engine: "docker 20" }), "the engine is docker 20, and was docker 29"],
  ["something that the look tells", seen({}, { odd: ["no network shared"] }), "no network shared"],
  ["somebody has been at something", seen({}, { marks: { s1: "8" } }), "s1 is another than it was"],
  ["something that is marked is gone", seen({}, { marks: {} }), "s1 is another than it was"],
  ["a network is gone", seen({}, { parts: { ...seen().parts, networks: [] } }), "network shop-front is gone"],
  ["a volume is gone", seen({}, { parts: { ...seen().parts, volumes: [] } }), "volume shop-data is gone"],
  ["a container is gone", seen({ web: { id: "new" } }), "container shop-web-1 is gone"],
  ["one is called otherwise", seen({ web: { name: "w" } }), "container shop-web-1 is called w"],
  ["one is off its network", seen({ web: { networks: [] } }), "container shop-web-1 is not on all of its networks"],
  ["one has failed", seen({ web: { state: "exited", exitCode: 1 } }), "container shop-web-1 has ended (exit code 1)"],
  ["a one-shot has failed", seen({ seed: { exitCode: 1 } }), "container shop-seed-1 is exited"],
  ["a one-shot runs", seen({ seed: { ...running, state: "running" } }), "does not meet service_completed"],
  ["one is paused", seen({ web: { state: "paused" } }), "container shop-web-1 is paused"],
  ["one restarts", seen({ web: { state: "restarting" } }), "container shop-web-1 is restarting"],
  ["one was never started", seen({ web: { state: "created" } }), "container shop-web-1 is created"],
  ["one that nobody waits for is unhealthy", seen({ web: { health: "unhealthy" } }), "shop-web-1 is unhealthy"],
  ["one that nobody waits for is starting", seen({ web: { health: "starting" } }), "shop-web-1 is starting"],
  [
    "one that is waited for ended with 0",
    seen({ db: { state: "exited", exitCode: 0 } }),
    "does not meet service_healthy",
  ],
  ["one has just started, and is said to be healthy", seen({ db: { upSeconds: 1 } }), "does not meet service_healthy"],
])("%s", (_, look, why) => {
  expect(judge(kept, look, false)).toEqual({ why: expect.stringContaining(why) });
});

test("one that was to be healthy has no check any more", () => {
  const { health: _, ...bare } = engine.db ?? { id: "", name: "", networks: [], state: "" };
  const containers = Object.values({ ...engine, db: bare });
  const look = seen({}, { parts: { ...seen().parts, containers } });
  expect(judge(kept, look, false)).toEqual({ why: "container shop-db-1 does not meet service_healthy" });
});

test("one that has ended with 0 is done, unless everything is waited for", () => {
  const look = seen({ web: { state: "exited", exitCode: 0 } });
  expect(judge(kept, look, false)).toEqual({ passed: [db, seed, started] });
  expect(judge(kept, look, true)).toEqual({ why: expect.stringContaining("shop-web-1") });
});

test("what is to be up has run for a while, where everything is waited for", () => {
  const look = seen({ web: { upSeconds: 5 } });
  expect(judge(kept, look, false)).toEqual({ passed: [db, seed, started] });
  expect(judge(kept, look, true)).toEqual({ why: "container shop-web-1 does not meet up" });
});
