import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const cases = Number(process.env.FUZZ_CASES ?? "5000");
const seed = Number(process.env.FUZZ_SEED ?? "1");
const worker = join(__dirname, "fuzz-worker.cjs");
const built = join(__dirname, "../dist/index.js");

/** What the worker says: how far it is, and at the end how it went. */
interface Report {
  readonly done: number;
  readonly slowestMs: number;
  readonly rssMiB: number;
  readonly failure?: string;
  readonly finished?: boolean;
}

/** Runs the worker to its end; a case that hangs ends it, and is a failure. */
function run(): Promise<Report> {
  return new Promise((resolve, reject) => {
    const child = fork(worker, [built, String(cases), String(seed)], { execArgv: ["--max-old-space-size=384"] });
    let last: Report = { done: 0, slowestMs: 0, rssMiB: 0 };
    let seen = Date.now();
    const watch = setInterval(() => {
      if (Date.now() - seen < 30_000) return;
      child.kill("SIGKILL");
      reject(new Error(`a case after ${last.done} did not end within 30 s`));
    }, 1000);
    child.on("message", (report: Report) => {
      last = report;
      seen = Date.now();
    });
    child.on("exit", (code) => {
      clearInterval(watch);
      if (last.finished) resolve(last);
      else reject(new Error(`the worker ended (${code}) after ${last.done} cases: ${last.failure ?? "no word"}`));
    });
  });
}

const test = existsSync(built) ? it : it.skip;
if (!existsSync(built)) console.warn("skipped: fuzzing runs the built parser; build it first");

describe("mutated inputs", () => {
  test(`${cases} of them end in a project or in diagnostics, soon and in little memory`, async () => {
    const report = await run();
    expect(report.failure).toBeUndefined();
    expect(report.done).toBe(cases);
    expect(report.slowestMs).toBeLessThan(1000);
    expect(report.rssMiB).toBeLessThan(512);
  }, 1_800_000);
});
