import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ensureToolchain } from "../ensure-toolchain";
import { ensureNode, type NodeLane } from "../nodes/ensure-node";
import { NODE_MAJORS } from "../nodes/node-majors";
import { type NodeResult, withNodeRows } from "../nodes/node-table";
import { type Places, places } from "../places";
import { SetupError } from "../setup-error";
import { makeToolchainEnv } from "../toolchain-env";
import { sayAbout } from "../util/say";
import { writeEnv } from "../write-env";
import { runVisibly } from "./run-visibly";
import { readClosingLine, type TestCounts } from "./test-counts";

const say = sayAbout("node");

/** A program in JavaScript behind a gate, and one in TypeScript, which Pulumi's SDK compiles in memory. */
const FILES = ["packages/pulumi-compose/e2e/gate", "tools/closed-network/language-host/e2e/options"];

/**
 * Types, unit and contract tests and a few end-to-end files on each Node.js, by its major version (all that are supported, or
 * those named), and the table of what they came to in CONTRIBUTING.md.
 *
 * @returns the exit code: 0 only when everything passed on all of them.
 */
export async function testNodes(args: readonly string[], at: Places = places()): Promise<number> {
  const unknown = args.find((arg) => !/^\d+$/.test(arg));
  if (unknown !== undefined)
    throw new SetupError(`npm run test:node wants major versions of Node.js, not "${unknown}".`);
  const page = join(at.root, "CONTRIBUTING.md");
  if (withNodeRows(readFileSync(page, "utf8"), []) === undefined) throw new SetupError(`${page} has no place for it.`);
  await ensureToolchain(at);
  const results: NodeResult[] = [];
  try {
    for (const major of args.length > 0 ? args : NODE_MAJORS) {
      const lane = await ensureNode(major, at, say);
      say(`on Node.js ${lane.version}`);
      const unit = await testOn(lane, ["unit"], at);
      const e2e = await testOn(lane, ["e2e", ...FILES], at);
      results.push({ version: lane.version, unit, e2e });
    }
  } finally {
    // Only now: the tests on the next one hold the README's table against the page.
    const renewed = withNodeRows(readFileSync(page, "utf8"), results);
    if (renewed !== undefined && results.length > 0) writeFileSync(page, renewed);
    // The last lane's Node.js must not be everybody's.
    writeEnv(at, makeToolchainEnv(at, process.env));
  }
  for (const { version, unit, e2e } of results) {
    const failed = unit.failed + e2e.failed;
    say(`${version}: ${unit.passed + e2e.passed} passed, ${failed} failed`);
  }
  return results.every(({ unit, e2e }) => unit.failed + e2e.failed === 0) ? 0 : 1;
}

/** `npm test` with these arguments, all of it on that Node.js. */
async function testOn({ major, bin }: NodeLane, args: readonly string[], at: Places): Promise<TestCounts> {
  let last = "";
  const code = await runVisibly(join(bin, "node"), [join(at.root, "tools/setup/test.mjs"), ...args], {
    cwd: at.root,
    env: {
      ...process.env,
      PATH: [bin, process.env.PATH ?? ""].join(delimiter),
      // What passes on another one is no reason not to run it on this one.
      TURBO_CACHE_DIR: join(at.toolchain, "turbo", `node-${major}`),
    },
    onOutput: (text) => {
      last = `${last}${text}`.slice(-2000);
    },
  });
  const counts = readClosingLine(last);
  if (counts === undefined)
    throw new SetupError(`\`npm test -- ${args[0]}\` on Node.js ${major} did not come to its end.`);
  // Lint, types and a build fail without a test of theirs.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
