import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ensureToolchain } from "../ensure-toolchain";
import { type Places, places } from "../places";
import { SetupError } from "../setup-error";
import { sayAbout } from "../util/say";
import { buildForTests } from "./build-for-tests";
import { e2eTests } from "./e2e-tests";
import { runVisibly, stopRunning } from "./run-visibly";
import { stopEngine } from "./stop-engine";
import { Stopwatch } from "./stopwatch";
import { addCounts, closingLine, NO_TESTS } from "./test-counts";
import type { RunTimes } from "./time-table";
import { unitTests } from "./unit-tests";
import { unused } from "./unused";
import { e2eFiles } from "./workspaces";
import { timesFile } from "./write-times";

const say = sayAbout("test");

const PARTS = ["unit", "e2e", "all"];

/**
 * Lint, types, unit and contract tests, then one end-to-end way through each capability; with `all`, every end-to-end test.
 * `unit` or `e2e [pattern…]` for a part. What fails does not keep the rest from running. An engine that had to be started for
 * it is stopped again, whatever happens.
 *
 * @returns the exit code: 0 only when everything passed.
 */
export async function test(args: readonly string[], at: Places = places()): Promise<number> {
  const [part, ...more] = args;
  if (part !== undefined && !PARTS.includes(part)) {
    throw new SetupError(`npm test does not know "${part}"; it knows: unit, e2e [pattern…], all.`);
  }
  const failed: string[] = [];
  const closing: string[] = [];
  let counts = NO_TESTS;
  const watch = new Stopwatch();
  const tools = part === "unit" ? undefined : await watch.lap("set-up", () => ensureToolchain(at));
  const abort = new AbortController();
  let e2eOver: Promise<unknown> = Promise.resolve();
  const forget = onSignal(async (signal) => {
    abort.abort();
    await stopRunning(signal);
    await e2eOver;
    if (tools !== undefined) await stopEngine(at, tools, say);
  });
  try {
    if (part !== "e2e") {
      say("lint");
      const biome = join(at.root, "node_modules/@biomejs/biome/bin/biome");
      const check = { cwd: at.root, env: process.env };
      const lint = await watch.lap("lint", () => runVisibly(process.execPath, [biome, "check"], check));
      if (lint !== 0) failed.push("lint");
      if ((await unused(at)) !== 0) failed.push("nothing unused");
      say("types, unit and contract tests");
      const unit = await watch.lap("types, unit and contract tests", () => unitTests(at));
      if (!unit.ok) failed.push("types or unit tests");
      counts = addCounts(counts, unit.counts);
    }
    if (abort.signal.aborted) {
      failed.push("it was ended by a signal");
    } else if (tools?.engine.found) {
      const build = await watch.lap("build, and the programs to compare with", () => buildForTests(at, tools, say));
      if (build !== 0) failed.push("build");
      say("end-to-end tests");
      const tier = part === "e2e" ? undefined : part === "all" ? "all" : "ways";
      const options = { tier, args: more, signal: abort.signal } as const;
      const e2e = watch.lap("end-to-end tests", () => e2eTests(at, tools, options));
      e2eOver = e2e.catch(() => undefined);
      const outcome = await e2e;
      if (tier !== undefined) {
        const command = tier === "all" ? "npm run test:all" : "npm test";
        const times: RunTimes = { command, cores: availableParallelism(), laps: watch.laps, files: outcome.times };
        writeFileSync(timesFile(at, tier), `${JSON.stringify(times, undefined, 1)}\n`);
      }
      if (!outcome.ok) failed.push("end-to-end tests");
      counts = addCounts(counts, outcome.counts);
      closing.push(...outcome.closing);
    } else if (tools !== undefined) {
      const files = e2eFiles(at.root).length;
      say(`the end-to-end tests (${files} files) are skipped: there is no engine`);
      counts = addCounts(counts, { ...NO_TESTS, skipped: files });
    }
  } finally {
    if (tools !== undefined) await stopEngine(at, tools, say);
    forget();
  }
  for (const line of closing) say(line);
  if (failed.length > 0) say(`failed: ${failed.join(", ")}`);
  console.log(closingLine(counts));
  return failed.length === 0 && counts.failed === 0 ? 0 : 1;
}

/** Ends the process in good order on a signal. @returns a function that takes the handlers away. */
function onSignal(end: (signal: NodeJS.Signals) => Promise<void>): () => void {
  const handlers = (["SIGINT", "SIGTERM", "SIGHUP"] as const).map((signal) => {
    const handler = () => {
      end(signal).finally(() => process.exit(1));
    };
    process.once(signal, handler);
    return () => process.removeListener(signal, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}
