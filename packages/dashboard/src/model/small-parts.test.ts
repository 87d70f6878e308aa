import { age } from "@pulumi-compose/health-model/picture";
import type { ContainerState, GateState } from "../contract";
import { fold } from "../state/fold";
import { INITIAL_STATE } from "../state/view-state";
import { recordingOf } from "../testing/recording-of";
import { rolling } from "../testing/stories/rolling";
import { failedGate } from "../testing/stories/shop";
import { play } from "../testing/story";
import { changes } from "./changes";
import { containerTone, containerWord, replicaName } from "./container-words";
import { filtered, NO_FILTER, tally } from "./filter";
import { gateWords, shortGateWords } from "./gate-words";
import { happenings } from "./happenings";
import { routeOf, serviceAddress } from "./route";
import { safeLink } from "./safe-link";
import { summaries } from "./summary";
import { timelineOf } from "./timeline-of";

const BEGIN = Date.UTC(2026, 0, 1);
const recording = recordingOf(play(failedGate(BEGIN)));
const state = fold(INITIAL_STATE, recording);

test.each([
  [0, "0s"],
  [59_999, "59s"],
  [192_000, "3m12s"],
  [18_180_000, "5h3m"],
  [86_400_000 * 3, "3d"],
  [86_400_000 * 12 + 5_000_000, "12d"],
  [-5, "0s"],
])("%d ms are %s", (ms, words) => {
  expect(age(ms)).toBe(words);
});

const container: ContainerState = {
  id: "1",
  name: "shop-web-1",
  service: "web",
  number: 1,
  state: "running",
  restarts: 0,
  ports: [],
  ok: true,
};

test.each<[Partial<ContainerState>, string, string]>([
  [{}, "running", "good"],
  [{ health: "starting" }, "starting", "busy"],
  [{ health: "healthy", restarts: 2 }, "healthy, restart 2", "good"],
  [{ health: "unhealthy", ok: false }, "unhealthy", "bad"],
  [{ state: "exited", exitCode: 0 }, "completed", "good"],
  [{ state: "exited", exitCode: 3, ok: false }, "exited 3", "bad"],
  [{ state: "exited", exitCode: 137, outOfMemory: true, ok: false }, "out of memory", "bad"],
  [{ state: "exited", exitCode: 143, beside: "old" }, "stopped", "idle"],
  [{ lost: ["network"], ok: false }, "lost its network", "bad"],
  [{ health: "starting", beside: "new", serves: false }, "starting, not serving", "busy"],
  [{ state: "created" }, "created", "busy"],
])("a container that is %j is said to be %s", (change, word, tone) => {
  const changed = { ...container, ...change };
  expect([containerWord(changed), containerTone(changed)]).toEqual([word, tone]);
});

test("a replica's name tells it from the others", () => {
  expect(replicaName(container, false)).toBe("web");
  expect(replicaName({ ...container, number: 2, beside: "new" }, true)).toBe("web-2 (new)");
});

const gate: GateState = {
  service: "db",
  condition: "service_healthy",
  status: "waiting",
  by: "update",
  holds: ["web"],
};

test.each<[Partial<GateState>, string, string]>([
  [{ sinceMs: 0, deadlineAtMs: 25_000 }, "waiting, 15s left of 25s", "15s left"],
  [{ sinceMs: 0, deadlineAtMs: 9_000 }, "waiting, its time is over", "time is over"],
  [{ sinceMs: 4_000 }, "waiting for 6s", "waiting"],
  [{ status: "open", waitedMs: 3_325 }, "open after 3.3s", "open"],
  [{ status: "open", by: "engine", waitedMs: 3_325 }, "open", "open"],
  [{ status: "failed", waitedMs: 15_400 }, "failed after 15s", "failed"],
  [{ status: "unmet" }, "not met, and not required", "unmet"],
  [{ status: "idle" }, "nobody waits", "not yet"],
])("a gate that is %j", (change, words, short) => {
  const changed = { ...gate, ...change };
  expect([gateWords(changed, 10_000), shortGateWords(changed, 10_000)]).toEqual([words, short]);
});

test.each([
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080/"],
  ["https://localhost:8443/x", "https://localhost:8443/x"],
  ["javascript:alert(1)", undefined],
  ["data:text/html,x", undefined],
  ["//elsewhere", undefined],
  ["no address", undefined],
  [undefined, undefined],
])("a link to %s leads to %s", (url, expected) => {
  expect(safeLink(url)).toBe(expected);
});

test.each([["web"], ["a.b_c-d"], ["ü/#?"]])("the page of %s has an address of its own", (service) => {
  expect(routeOf(serviceAddress(service))).toEqual({ page: "service", service });
});

test.each([[""], ["#"], ["#/"], ["#/service/%"], ["#/else"]])("%j is the address of all services", (hash) => {
  expect(routeOf(hash)).toEqual({ page: "overview" });
});

test("a filter looks at names and states; only what is not well is one of its own", () => {
  const services = summaries(state);
  const names = (filter: Partial<typeof NO_FILTER>) =>
    filtered(services, { ...NO_FILTER, ...filter }).map(({ name }) => name);
  expect(names({ text: " WEB " })).toEqual(["web"]);
  expect(names({ text: "unhealthy" })).toEqual(["cache"]);
  expect(names({ onlyNotHealthy: true })).toEqual(["cache", "api", "web", "proxy"]);
  expect(tally(services)).toEqual({ good: 5, busy: 0, bad: 4, idle: 0 });
});

test("what has happened, in order, without what a gate has run itself", () => {
  const all = happenings(state.story, 1_000);
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort((one, other) => one - other));
  expect(all.filter(({ service }) => service === "cache").map(({ text }) => text)).toEqual([
    "starts",
    "probe failed (exit 1)",
    "probe failed (exit 1)",
    "probe failed (exit 1)",
    "starting → unhealthy (3 failures in a row)",
    "gate fails after 15s: is unhealthy (3 of 3 probes failed in a row)",
  ]);
  expect(happenings(state.story, 2)).toEqual(all.slice(-2));
  expect(happenings(state.story, 1_000, "web").map(({ text }) => text)).toEqual([
    'is not started: "api" is not started',
  ]);
});

test("who does not see the page is told what has changed, and not more than can be listened to", () => {
  const before = fold(INITIAL_STATE, recording.slice(0, -60));
  expect(changes(state, state, 9)).toEqual([]);
  const all = changes(before, state, 100);
  expect(all).toEqual(expect.arrayContaining(["up failed", "gate cache healthy fails", "cache: unhealthy"]));
  expect(changes(before, state, 2)).toEqual([...all.slice(0, 2), `and ${all.length - 2} more changes`]);
  const lost = fold(state, [{ type: "engine", at: BEGIN, status: "lost", reason: "connection refused" }]);
  expect(changes(state, lost, 9)).toEqual(["the engine does not answer: connection refused"]);
});

test("a lane for each replica; where there is no room, one for each service", () => {
  const { story } = fold(INITIAL_STATE, rolling(BEGIN));
  const lanes = timelineOf(story, ["db", "api"]);
  expect(lanes.names).toEqual(["db", "api-1", "api-2", "api-3"]);
  const gates = lanes.timeline.entries.filter(({ service, kind }) => service.startsWith("api") && kind === "gate-open");
  expect(gates.map(({ service }) => service)).toEqual(["api-1"]);
  expect(timelineOf(story, ["db", "api"], () => 2).names).toEqual(["db", "api-2"]);
});
