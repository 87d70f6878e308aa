import { join } from "node:path";
import { OwnEngine } from "../engine/own-engine";
import { ensureToolchain } from "../ensure-toolchain";
import { ensureDockerCompose } from "../peers/ensure-docker-compose";
import { ensureYamlHost } from "../peers/ensure-yaml-host";
import { type Places, places } from "../places";
import { SetupError } from "../setup-error";
import { sayAbout } from "../util/say";
import { e2eTests } from "./e2e-tests";
import { runVisibly, stopRunning } from "./run-visibly";
import { addCounts, closingLine, NO_TESTS } from "./test-counts";
import { turbo } from "./turbo";
import { unitTests } from "./unit-tests";
import { unused } from "./unused";
import { e2eFiles } from "./workspaces";

const say = sayAbout("test");

/**
 * Lint, types, unit and contract tests, then the end-to-end tests; `unit` or `e2e [pattern…]` for a part. What fails does
 * not keep the rest from running. An engine that had to be started for it is stopped again, whatever happens.
 *
 * @returns the exit code: 0 only when everything passed.
 */
export async function test(args: readonly string[], at: Places = places()): Promise<number> {
  const [part, ...patterns] = args;
  if (part !== undefined && part !== "unit" && part !== "e2e") {
    throw new SetupError(`npm test does not know "${part}"; it knows: unit, e2e [pattern…].`);
  }
  const failed: string[] = [];
  let counts = NO_TESTS;
  const tools = part === "unit" ? undefined : await ensureToolchain(at);
  const stopEngine = async () => {
    if (tools?.engine.found && tools.engine.startedNow && (await new OwnEngine(at).stop()))
      say("the engine is stopped");
  };
  const forget = onSignal(async (signal) => {
    await stopRunning(signal);
    await stopEngine();
  });
  try {
    if (part !== "e2e") {
      say("lint");
      const biome = join(at.root, "node_modules/@biomejs/biome/bin/biome");
      const lint = await runVisibly(process.execPath, [biome, "check"], { cwd: at.root, env: process.env });
      if (lint !== 0) failed.push("lint");
      if ((await unused(at)) !== 0) failed.push("nothing unused");
      say("types, unit and contract tests");
      const unit = await unitTests(at);
      if (!unit.ok) failed.push("types or unit tests");
      counts = addCounts(counts, unit.counts);
    }
    if (tools?.engine.found) {
      if ((await turbo(at, ["build"])) !== 0) failed.push("build");
      await ensureDockerCompose(at, say);
      await ensureYamlHost(at, tools.env.PATH ?? "", say);
      say("end-to-end tests");
      const e2e = await e2eTests(at, tools.env, patterns);
      if (!e2e.ok) failed.push("end-to-end tests");
      counts = addCounts(counts, e2e.counts);
    } else if (tools !== undefined) {
      const files = e2eFiles(at.root).length;
      say(`the end-to-end tests (${files} files) are skipped: there is no engine`);
      counts = addCounts(counts, { ...NO_TESTS, skipped: files });
    }
  } finally {
    await stopEngine();
    forget();
  }
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
