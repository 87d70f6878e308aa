import type { Page } from "playwright-core";
import type { LogLine, Recording } from "../contract";
import { recordingOf } from "./recording-of";
import { many } from "./stories/many";
import { rolling } from "./stories/rolling";
import { failedGate, wellStarted } from "./stories/shop";
import { tutorial } from "./stories/tutorial";
import { play } from "./story";

/** A picture of the page. */
interface Shot {
  readonly name: string;
  readonly recording: Recording;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  /** Which of its pages. */
  readonly hash?: string;
  readonly logs?: readonly LogLine[];
  readonly isForDocs?: boolean;
  /** Of this element alone. */
  readonly only?: string;
  readonly isReport?: boolean;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The pictures that are looked at. @param now so that what is shown has just happened */
export function shots(now: number): readonly Shot[] {
  const story = recordingOf(play(tutorial(now - 152_000)));
  const sick = recordingOf(play({ ...tutorial(now - 103_000), untilMs: 102_000 }));
  const failed = recordingOf(play(failedGate(now - 42_000)));
  const waiting = recordingOf(play(wellStarted(now - 11_500, 11_500)));
  const hundred = recordingOf(play(many(now - 62_000, 62_000)));
  const log = logLines(now);
  return [
    { name: "dashboard-tutorial", recording: story, width: 1280, height: 700, isForDocs: true },
    { name: "dashboard-failed-gate", recording: failed, width: 1240, height: 900, isForDocs: true },
    {
      name: "dashboard-100-services",
      recording: hundred,
      width: 1280,
      height: 1200,
      dark: true,
      isForDocs: true,
      only: ".services-panel",
    },
    { name: "sick", recording: sick, width: 1280, height: 900 },
    { name: "waiting", recording: waiting, width: 1280, height: 900 },
    { name: "waiting-dark", recording: waiting, width: 1280, height: 900, dark: true },
    { name: "rolling", recording: rolling(now - 8_500), width: 1280, height: 900 },
    { name: "failed-dark", recording: failed, width: 1280, height: 900, dark: true },
    { name: "failed-360", recording: failed, width: 360, height: 740 },
    {
      name: "waiting-360-graph",
      recording: waiting,
      width: 360,
      height: 740,
      prepare: (page) => page.getByText("Graph", { exact: true }).click(),
    },
    { name: "service-flask", recording: sick, width: 1280, height: 900, hash: "#/service/flask", logs: log },
    {
      name: "service-cache-360",
      recording: failed,
      width: 360,
      height: 740,
      hash: "#/service/cache",
      logs: log,
      dark: true,
    },
    {
      name: "service-api",
      recording: rolling(now - 8_500),
      width: 1280,
      height: 900,
      hash: "#/service/api",
      logs: log,
    },
    {
      name: "hundred-collapsed",
      recording: hundred,
      width: 1280,
      height: 900,
      prepare: (page) => page.getByText("Collapse layers").click(),
    },
    { name: "hundred-360", recording: hundred, width: 360, height: 740 },
    {
      name: "hundred-not-well",
      recording: hundred,
      width: 1280,
      height: 900,
      prepare: (page) => page.getByText("Only what is not well").click(),
    },
    { name: "report-failed", recording: failed, width: 1280, height: 900, isReport: true },
    {
      name: "report-simulate",
      recording: recordingOf(play(tutorial(0, "simulate"))),
      width: 1280,
      height: 900,
      isReport: true,
    },
  ];
}

function logLines(now: number): readonly LogLine[] {
  const lines = [
    ["stdout", " * Serving Flask app 'app'"],
    ["stderr", "WARNING: This is a development server. Do not use it in a production deployment."],
    ["stdout", " * Running on http://127.0.0.1:5000"],
    [
      "stderr",
      "redis.exceptions.ConnectionError: Error -3 connecting to redis:6379. Temporary failure in name resolution.",
    ],
    ["stdout", '127.0.0.1 - - "GET / HTTP/1.1" 500 -'],
  ] as const;
  return lines.map(([stream, text], index) => ({
    number: 1,
    stream,
    time: new Date(now - (5 - index) * 9_000).toISOString(),
    text,
  }));
}
