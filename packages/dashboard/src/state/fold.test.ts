import * as fc from "fast-check";
import type { Recording, StreamEvent } from "../contract";
import { recordingOf } from "../testing/recording-of";
import { many } from "../testing/stories/many";
import { rolling } from "../testing/stories/rolling";
import { failedGate } from "../testing/stories/shop";
import { tutorial } from "../testing/stories/tutorial";
import { play } from "../testing/story";
import { fold } from "./fold";
import { gateKey, INITIAL_STATE } from "./view-state";

const BEGIN = Date.UTC(2026, 0, 1);
const failed = recordingOf(play(failedGate(BEGIN)));
const stories: [string, Recording][] = [
  ["the tutorial", recordingOf(play(tutorial(BEGIN)))],
  ["a simulation", recordingOf(play(tutorial(0, "simulate")))],
  ["a failed gate", failed],
  ["an update that rolls", rolling(BEGIN)],
];

test.each(stories)("%s: in pieces it comes to the same as at once", (_, recording) => {
  const whole = fold(INITIAL_STATE, recording);
  fc.assert(
    fc.property(fc.array(fc.nat(recording.length), { maxLength: 8 }), (cuts) => {
      const places = [0, ...cuts.sort((one, other) => one - other), recording.length];
      const pieces = places.slice(1).map((to, index) => recording.slice(places[index], to));
      expect(pieces.reduce(fold, INITIAL_STATE)).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});

test.each(stories)("%s: what was known before a reset is forgotten", (_, recording) => {
  expect(recording[0]?.type).toBe("reset");
  expect(fold(fold(INITIAL_STATE, failed), recording)).toEqual(fold(INITIAL_STATE, recording));
});

test("events of types that are not known change nothing, nor do members that are not known", () => {
  const whole = fold(INITIAL_STATE, failed);
  // What a later command may tell.
  const unknown: StreamEvent = JSON.parse('{ "type": "weather", "at": 9e15, "sunny": true }');
  fc.assert(
    fc.property(fc.nat(failed.length), (place) => {
      const mixed = [...failed.slice(0, place), unknown, ...failed.slice(place)];
      expect(fold(INITIAL_STATE, mixed)).toEqual(whole);
    }),
    { numRuns: 30 },
  );
  const more = failed.map((event) => ({ ...event, more: 1 }));
  expect([...fold(INITIAL_STATE, more).containers]).toEqual([...whole.containers]);
});

test("nothing that was folded is changed by what follows", () => {
  const half = fold(INITIAL_STATE, failed.slice(0, failed.length / 2));
  const before = structuredClone(half);
  fold(half, failed);
  expect(half).toEqual(before);
});

test("a failed gate, its evidence and the end are known", () => {
  const { gates, evidence, end, deployment, containers } = fold(INITIAL_STATE, failed);
  expect(gates.get(gateKey({ service: "cache", condition: "service_healthy" }))?.status).toBe("failed");
  expect(evidence.get("cache")?.map(({ code }) => code)).toEqual(["gate/unhealthy"]);
  expect(end?.result).toBe("failed");
  expect(deployment?.resources.size).toBe(containers.size);
});

const probe = (number: number, endMs: number): StreamEvent => ({
  type: "probe",
  at: endMs,
  service: "web",
  number,
  by: "engine",
  startMs: endMs - 1,
  endMs,
  exitCode: 0,
  output: "",
});

test("of probes each replica's newest are kept, in the order in which they ended", () => {
  const told = [...Array(100).keys()].flatMap((index) => [probe(1, 1_000 + index), probe(2, 900 + index)]);
  const kept = fold(INITIAL_STATE, told).probes.get("web") ?? [];
  expect(kept.map(({ endMs }) => endMs)).toEqual(kept.map(({ endMs }) => endMs).sort((one, other) => one - other));
  expect(kept.filter(({ number }) => number === 1).map(({ endMs }) => endMs)).toEqual(
    [...Array(30).keys()].map((index) => 1_070 + index),
  );
  expect(kept.filter(({ number }) => number === 2)).toHaveLength(30);
});

test("of the story a page that stays open keeps what has changed something longer than probes", () => {
  const entry = (atMs: number) =>
    ({ kind: "probe", atMs, service: "web", by: "engine", startMs: atMs, exitCode: 0, timedOut: false }) as const;
  const told: StreamEvent[] = [
    { type: "timeline", at: 0, beginMs: 0, checked: true, entry: { kind: "start", atMs: 0, service: "web" } },
    ...[...Array(1_000).keys()].map(
      (index): StreamEvent => ({ type: "timeline", at: index, beginMs: 0, checked: true, entry: entry(index + 1) }),
    ),
  ];
  const kept = fold(INITIAL_STATE, told).story.entries.get("web") ?? [];
  expect(kept).toHaveLength(600);
  expect(kept[0]?.entry.kind).toBe("start");
  expect(kept.at(-1)?.entry.atMs).toBe(1_000);
});

test("a container that is gone is known no more; another update begins with its start", () => {
  const state = fold(INITIAL_STATE, rolling(BEGIN));
  expect([...state.containers.values()].filter(({ service }) => service === "api")).toHaveLength(4);
  expect(state.end).toBeUndefined();
  expect([...(state.deployment?.resources.keys() ?? [])]).toEqual(["shop-api-2"]);
});

test("a hundred services with three replicas each are folded in no time to speak of", () => {
  const recording = recordingOf(play(many(BEGIN, 62_000)));
  const begun = performance.now();
  expect(fold(INITIAL_STATE, recording).containers.size).toBeGreaterThan(200);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
