import type { Recording } from "../contract";
import { fold } from "../state/fold";
import { INITIAL_STATE } from "../state/view-state";
import { recordingOf } from "../testing/recording-of";
import { rolling } from "../testing/stories/rolling";
import { failedGate, wellStarted } from "../testing/stories/shop";
import { tutorial } from "../testing/stories/tutorial";
import { play } from "../testing/story";
import { overall } from "./overall";
import { summaries } from "./summary";

const BEGIN = Date.UTC(2026, 0, 1);
const told = (recording: Recording) => {
  const state = fold(INITIAL_STATE, recording);
  return { state, services: summaries(state) };
};
const words = (recording: Recording) =>
  Object.fromEntries(
    told(recording).services.map(({ name, word, tone, note }) => [
      name,
      [word, tone, ...(note ? [note] : [])].join(" | "),
    ]),
  );
const headline = (recording: Recording, afterMs: number) => {
  const { state, services } = told(recording);
  return overall(state, services, BEGIN + afterMs);
};

const failed = recordingOf(play(failedGate(BEGIN)));
const waiting = recordingOf(play(wellStarted(BEGIN, 11_500)));

test("while an update is under way, who has no container waits for somebody", () => {
  expect(words(waiting)).toEqual({
    db: "healthy | good",
    cache: "healthy | good",
    queue: "starting | busy",
    migrate: "completed | good",
    mailer: "no container | idle | waits for queue healthy",
    api: "starting | busy",
    worker: "no container | idle | waits for queue healthy",
    web: "starting | busy",
    proxy: "running | good",
  });
  expect(headline(waiting, 12_000)).toEqual({
    tone: "busy",
    headline: "up is under way, 12s; waiting at 1 gate",
    detail: "3 of 9 services are starting",
  });
});

test("once a gate has failed, who stands behind it is not started, and why", () => {
  expect(words(failed)).toMatchObject({
    cache: "unhealthy | bad",
    api: 'not started | bad | "cache" is not healthy',
    web: 'not started | bad | "api" is not started',
    mailer: "running | good",
  });
  expect(headline(failed, 60_000)).toMatchObject({
    tone: "bad",
    headline: expect.stringMatching(/^up failed after \d+s$/),
  });
});

test("when nothing is under way, a service without a container is not well", () => {
  const [first, second, ...rest] = recordingOf(play({ ...tutorial(BEGIN), untilMs: 10_000 }));
  const recording = [first, second, ...rest].flatMap((event) => event ?? []);
  expect(words(recording)).toEqual({ flask: "starting | busy", redis: "no container | bad" });
  expect(headline(recording, 10_000)).toEqual({ tone: "bad", headline: "1 of 2 services is not as it should be" });
});

test("a simulation has no containers: what has happened says how services are", () => {
  const recording = recordingOf(play(tutorial(0, "simulate")));
  expect(recording.filter(({ type }) => type === "container")).toEqual([]);
  expect(words(recording)).toEqual({ flask: "healthy | good", redis: "running | good" });
});

test("of replicas the one that is furthest from what it should be gives the word", () => {
  const { services } = told(rolling(BEGIN));
  const api = services.find(({ name }) => name === "api");
  expect(api?.word).toBe("1 of 4 starting, not serving");
  expect(api?.containers.map(({ number, beside }) => `${number} ${beside ?? ""}`)).toEqual([
    "1 ",
    "2 old",
    "2 new",
    "3 ",
  ]);
});

test("what fails after an update that succeeded is more urgent than how that went", () => {
  const well = recordingOf(play(wellStarted(BEGIN)));
  const web = well.findLast((event) => event.type === "container" && event.container.service === "web");
  if (web?.type !== "container") throw new Error("no web");
  expect(headline(well, 60_000).headline).toMatch(/^up succeeded after/);
  const sick = { ...web, container: { ...web.container, health: "unhealthy", ok: false } as const };
  expect(headline([...well, sick], 60_000)).toMatchObject({
    tone: "bad",
    headline: "1 of 9 services is not as it should be",
    detail: expect.stringMatching(/^up succeeded/),
  });
});
