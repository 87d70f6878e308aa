import { reportHook } from "./report-hook";

const failure = {
  ok: false,
  reason: "hook-failed",
  afterMs: 2_000,
  container: { id: "c0ffee00000000000000", name: "shop-db-1" },
  hook: { index: 1, of: 2, command: "migrate --all", exitCode: 4, output: "no such table\n" },
} as const;
const subject = { service: "db", places: ["compose.yaml:8:11", "compose.yaml:9:11"] };
const heldUp = { notStarted: ["web"], left: ["worker"] };

test("says which hook, its code, what it printed, where it is written, and who was not started", () => {
  expect(reportHook(subject, failure, heldUp).full.split("\n")).toEqual([
    'gate/hook-failed: service "db" failed its post_healthy hook 2 of 2: it exited with code 4',
    "  container  shop-db-1 (c0ffee000000)",
    "  hook       migrate --all",
    "  output     no such table",
    "  at compose.yaml:9:11",
    "  all of its post_healthy hooks run again with the next `up`, from the first",
    "  not started because of it: web",
    "  left as it is because of it: worker",
  ]);
});

test("in one line", () => {
  expect(reportHook({ ...subject, kind: "job" }, failure, heldUp).summary).toBe(
    'job "db" failed its post_healthy hook 2 of 2: it exited with code 4; not started: web; left as it is: worker',
  );
});
