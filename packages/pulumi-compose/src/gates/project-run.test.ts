import { ProjectRun } from "./project-run";

const gate = { dependency: "db", condition: "service_healthy" };
const unhealthy = new Error("db is unhealthy");

/** `web` stands behind `db`, `late` behind `cache`. */
function blockedBy(failed: readonly { readonly dependency: string }[]): ReadonlySet<string> {
  const behind: Readonly<Record<string, string>> = { db: "web", cache: "late" };
  return new Set(failed.flatMap(({ dependency }) => behind[dependency] ?? []));
}

function begun() {
  const changes: string[] = [];
  const run = new ProjectRun(blockedBy, () => changes.push("change"));
  return { run, changes };
}

const isQuiet = (run: ProjectRun) =>
  Promise.race([run.quiet().then(() => true), new Promise<boolean>((resolve) => setImmediate(() => resolve(false)))]);

test("goes on while something is under way", async () => {
  const { run, changes } = begun();
  expect(run.goesOn).toBe(false);
  const end = run.begin("db");
  expect(run.goesOn).toBe(true);
  expect(await isQuiet(run)).toBe(false);
  end();
  end();
  expect(run.goesOn).toBe(false);
  expect(await isQuiet(run)).toBe(true);
  expect(changes).toHaveLength(1);
});

test("what is tracked ends by failing, too", async () => {
  const { run } = begun();
  run.track("db", Promise.reject(new Error("no such image")));
  run.track("web", Promise.resolve());
  expect(run.goesOn).toBe(true);
  await run.quiet();
  expect(run.goesOn).toBe(false);
});

test("what stands behind a failed gate is not waited for", async () => {
  const { run } = begun();
  run.begin("web");
  const quiet = run.quiet();
  run.fail(gate, unhealthy);
  await quiet;
  expect(run.goesOn).toBe(false);
});

test("who asks for a service that is never started hears of it, once, before or after, with the first cause", () => {
  const { run } = begun();
  const heard: string[] = [];
  const listen = (who: string) => (cause: Error) => heard.push(`${who}: ${cause.message}`);
  run.onBlocked("web", listen("early"));
  run.onBlocked("other", listen("other"));
  run.fail(gate, unhealthy);
  run.fail(gate, new Error("again"));
  run.fail({ dependency: "cache", condition: "service_healthy" }, new Error("cache is unhealthy"));
  run.onBlocked("web", listen("late"));
  run.onBlocked("late", listen("late"));
  expect(heard).toEqual(["early: db is unhealthy", "late: db is unhealthy", "late: cache is unhealthy"]);
});

test("once one container has missed a condition, nobody waits for the service's others", () => {
  const { run } = begun();
  const completed = { ...gate, condition: "service_completed_successfully" };
  const refuse = () => Promise.reject(unhealthy);
  expect(run.missed(gate).aborted).toBe(false);
  run.miss(gate, "");
  run.miss(gate, "", refuse);
  run.miss(gate, "", () => Promise.reject(new Error("later")));
  expect(run.missed({ ...gate }).aborted).toBe(true);
  expect(run.refusalOf(gate)).toBe(refuse);
  expect(run.missed(completed).aborted).toBe(false);
  expect(run.refusalOf(completed)).toBeUndefined();
});

test("who asks which conditions were missed hears of each at once", () => {
  const { run } = begun();
  const heard: string[] = [];
  run.onMiss(({ dependency, condition }, words) => heard.push(`${dependency} ${condition} ${words}`));
  run.miss(gate, "one");
  run.miss({ ...gate, condition: "service_completed_successfully" }, "two");
  expect(heard).toEqual(["db service_healthy one", "db service_completed_successfully two"]);
});
