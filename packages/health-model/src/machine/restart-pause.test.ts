import type { RestartPolicy } from "../plan/restart-policy";
import { type EndedRun, restartPause } from "./restart-pause";

const FIRST: EndedRun = { exitCode: 1, ranMs: 500, restarts: 0, lastPauseMs: 0 };
const ALWAYS: RestartPolicy = { name: "always", retries: 0 };

test.each<[string, RestartPolicy, Partial<EndedRun>, number | undefined]>([
  ["no policy leaves it", { name: "no", retries: 0 }, {}, undefined],
  ["always, the first time", ALWAYS, {}, 100],
  ["always, also after 0", ALWAYS, { exitCode: 0 }, 100],
  ["unless-stopped, the second time", { name: "unless-stopped", retries: 0 }, { restarts: 1, lastPauseMs: 100 }, 200],
  ["never longer than a minute", ALWAYS, { restarts: 10, lastPauseMs: 51_200 }, 60_000],
  ["a steady run begins anew", ALWAYS, { restarts: 10, lastPauseMs: 51_200, ranMs: 10_000 }, 100],
  ["on-failure, not after 0", { name: "on-failure", retries: 0 }, { exitCode: 0 }, undefined],
  ["on-failure, without end", { name: "on-failure", retries: 0 }, { restarts: 99, lastPauseMs: 60_000 }, 60_000],
  ["on-failure, the last time", { name: "on-failure", retries: 2 }, { restarts: 1, lastPauseMs: 100 }, 200],
  ["on-failure gives up", { name: "on-failure", retries: 2 }, { restarts: 2, lastPauseMs: 200 }, undefined],
])("%s", (_, policy, run, pauseMs) => {
  expect(restartPause(policy, { ...FIRST, ...run })).toBe(pauseMs);
});
