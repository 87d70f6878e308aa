import { ConstructScope } from "./construct-scope";
import type { ProjectRun } from "./project-run";

interface Step {
  readonly done: Promise<void>;
  readonly finish: () => void;
}

function step(): Step {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { done, finish };
}

/** `web` stands behind `db`. */
const blockedBy = (failed: readonly { readonly dependency: string }[]) =>
  new Set(failed.flatMap(({ dependency }) => (dependency === "db" ? ["web"] : [])));
const never = new Promise<never>(() => undefined);
const gate = { dependency: "db", condition: "service_healthy" };

function fail(scope: ConstructScope, run: ProjectRun, error: Error, failed = gate): void {
  scope.fail(error);
  run.fail(failed, error);
}

/** What became of a scope's failure by now. */
async function outcome(scope: ConstructScope): Promise<string> {
  const now = new Promise<string>((resolve) => setImmediate(() => resolve("pending")));
  return Promise.race([scope.failure.catch((error: Error) => error.message), now]);
}

test("a failure waits for what does not stand behind the gate, and for nothing else", async () => {
  const scope = new ConstructScope();
  const work = scope.open(blockedBy);
  const [db, other] = [step(), step()];
  work.track("db", db.done);
  work.track("other", other.done);
  work.track("web", never);
  db.finish();
  fail(scope, work, new Error("db is unhealthy"));
  expect(await outcome(scope)).toBe("pending");
  other.finish();
  expect(await outcome(scope)).toBe("db is unhealthy");
});

test("work that itself fails is over too", async () => {
  const scope = new ConstructScope();
  const work = scope.open(blockedBy);
  work.track("other", Promise.reject(new Error("no such image")));
  fail(scope, work, new Error("db is unhealthy"));
  expect(await outcome(scope)).toBe("db is unhealthy");
});

test("several failed gates are one error of a line each", async () => {
  const scope = new ConstructScope();
  const work = scope.open(blockedBy);
  const other = step();
  work.track("other", other.done);
  fail(scope, work, new Error("db is unhealthy"));
  fail(scope, work, new Error("other is unhealthy"), { dependency: "other", condition: "service_healthy" });
  other.finish();
  expect(await outcome(scope)).toBe("db is unhealthy\nother is unhealthy");
});

test("another project of the same Construct is waited for, one of another Construct is not", async () => {
  const scope = new ConstructScope();
  const work = scope.open(blockedBy);
  const second = step();
  scope.open(blockedBy).track("db", second.done);
  new ConstructScope().open(blockedBy).track("db", never);
  fail(scope, work, new Error("db is unhealthy"));
  expect(await outcome(scope)).toBe("pending");
  second.finish();
  expect(await outcome(scope)).toBe("db is unhealthy");
});

test("without a failed gate nothing is rejected, and only what runs in a scope is in it", async () => {
  const scope = new ConstructScope();
  expect(scope.run(() => ConstructScope.current())).toBe(scope);
  await scope.run(async () => {
    await Promise.resolve();
    expect(ConstructScope.current()).toBe(scope);
  });
  expect(ConstructScope.current()).toBeUndefined();
  expect(await outcome(scope)).toBe("pending");
});
