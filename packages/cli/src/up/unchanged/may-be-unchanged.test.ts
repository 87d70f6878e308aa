import type { UpCommandOptions } from "../up-options";
import { isPlain, mayBeUnchanged } from "./may-be-unchanged";

test.each<[string, UpCommandOptions, mayBe: boolean, plain?: boolean]>([
  ["nothing", {}, true],
  ["how it is shown", { json: true, plain: true, progress: "plain" }, true],
  ["how gates wait", { wait: true, deadline: 1_000, probe: "engine", onUnhealthy: "fail" }, true],
  ["what is so anyway", { build: true, removeOrphans: true, parallel: 3, recreate: true, deps: true }, true],
  [
    "which project",
    { file: ["a.yaml"], profile: ["p"], projectName: "shop", allResources: true, scale: { a: 2 } },
    true,
  ],
  ["--full", { full: true }, false, true],
  ["--refresh", { refresh: true }, false, true],
  ["--dashboard", { dashboard: true }, false, true],
  ["--report", { report: "report.html" }, false, true],
  ["--renew-anon-volumes", { renewAnonVolumes: true }, false],
  ["--force-recreate", { forceRecreate: true }, false],
  ["--always-recreate-deps", { alwaysRecreateDeps: true }, false],
  ["--compatibility", { compatibility: true }, false],
  ["--no-recreate", { recreate: false }, false],
  ["--no-build", { build: false }, false],
  ["--no-deps", { deps: false }, false],
  ["--pull missing", { pull: "missing" }, false],
  ["a service", { services: ["web"] }, false],
  ["a job", { jobs: ["migrate"] }, false],
  ["what another container needs", { preparedFor: "web" }, false],
  ["standard input", { file: ["-"] }, false, true],
])("%s", (_, options, mayBe, plain = mayBe) => {
  expect(mayBeUnchanged(options)).toBe(mayBe);
  expect(isPlain(options)).toBe(plain);
});
