import { aContainer, aProbe } from "../testing/a-container";
import { hintsFor } from "./hints";

const shell = (test: string) => aContainer({ healthcheck: { test: ["CMD-SHELL", test] } });
const timedOut = aProbe(10, -1, "Health check exceeded timeout (3s)");

test.each([
  ["127", "unhealthy", shell("curl -f localhost"), [aProbe(10, 127)], /db:1 seems to lack curl/],
  ["126", "unhealthy", aContainer(), [aProbe(10, 126)], /seems to lack check/],
  ["not found", "deadline", shell("wget x"), [aProbe(10, 1, "/bin/sh: wget: not found")], /lack wget/],
  [
    "OCI",
    "unhealthy",
    aContainer(),
    [aProbe(1, -1, 'exec: "check": executable file not found in $PATH')],
    /lack check/,
  ],
  [
    "not the first of several",
    "unhealthy",
    shell("echo probing; pg_isready -q"),
    [aProbe(10, 127, "probing\n/bin/sh: 1: pg_isready: not found\n")],
    /lack pg_isready:/,
  ],
  [
    "refused",
    "unhealthy",
    shell("wget -q http://localhost:80/ || exit 1"),
    [aProbe(10, 1, "wget: can't connect to remote host: Connection refused")],
    /ask 127\.0\.0\.1/,
  ],
  ["timeout", "unhealthy", aContainer(), [timedOut], /its timeout of 3 s/],
  ["no probe yet", "deadline", aContainer(), [], /first one comes 10 s after/],
  ["crashed once", "deadline", aContainer({ state: { restartCount: 1 } }), [aProbe(10, 1)], /restarted it 1 time:/],
  ["paused", "deadline", aContainer({ state: { status: "paused" } }), [], /docker unpause/],
  ["memory", "out-of-memory", aContainer(), [], /mem_limit/],
  ["crash loop", "deadline", aContainer({ state: { restartCount: 4 } }), [], /restarted it 4 times/],
  ["no program", "exited", aContainer({ state: { status: "exited", exitCode: 127 } }), [], /lack the program/],
  ["no check", "no-healthcheck", aContainer({ healthcheck: null }), [], /give the service a healthcheck/],
  ["no engine", "engine-unreachable", undefined, [], /DOCKER_HOST/],
] as const)("%s", (_, reason, container, probes, hint) => {
  expect(hintsFor(reason, container, probes).join("\n")).toMatch(hint);
});

test("an engine that was away explains an exit", () => {
  const container = aContainer({ state: { status: "exited", exitCode: 137 } });
  expect(hintsFor("exited", container, [], true).join("\n")).toMatch(/engine was away.*restart policy/);
  expect(hintsFor("exited", container, [])).toEqual([]);
});

test("none where the evidence speaks for itself", () => {
  expect(hintsFor("unhealthy", aContainer(), [aProbe(10, 1, "connection refused")])).toEqual([]);
});
