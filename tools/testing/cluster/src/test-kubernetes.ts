import { cpSync } from "node:fs";
import { join } from "node:path";
import {
  addCounts,
  closingLine,
  E2E_FILES,
  type E2eFile,
  ensureToolchain,
  type FileResult,
  matching,
  NO_TESTS,
  type Places,
  places,
  runFile,
  SetupError,
  sayAbout,
  secondTryLines,
  showResult,
  stopEngine,
  stopRunning,
  TestRecord,
  type ToolchainEnv,
  type Tries,
  turbo,
} from "@pulumi-compose-tools/setup";
import { Cluster } from "./cluster";
import { markOf } from "./places";
import { BIN, ensurePrograms, ensureProvider } from "./programs";
import { whyNotHere } from "./why-not-here";

const say = sayAbout("test");

/**
 * Runs the end-to-end files that need a cluster, each in the network of a new one. Where there can be none, they are skipped, and
 * it says why.
 *
 * @param args patterns of paths, and then jest's own flags.
 * @returns the exit code: 0 only when nothing failed.
 */
export async function testKubernetes(args: readonly string[], at: Places = places()): Promise<number> {
  const firstFlag = args.findIndex((arg) => arg.startsWith("-"));
  const patterns = firstFlag < 0 ? args : args.slice(0, firstFlag);
  const flags = firstFlag < 0 ? [] : args.slice(firstFlag);
  const files = matching(kubernetesFiles(E2E_FILES), patterns);
  if (files.length === 0)
    throw new SetupError(`No end-to-end file that needs a cluster matches ${patterns.join(", ")}.`);
  const abort = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      abort.abort();
      void stopRunning(signal);
    });
  }
  const why = await whyNotHere(files.some(needsNode), () => prepare(at, files));
  if (why !== undefined) {
    say(`the end-to-end tests of Kubernetes (${files.length} files) are skipped: ${why}`);
    console.log(closingLine({ ...NO_TESTS, skipped: files.length }));
    return 0;
  }
  const tools = await ensureToolchain(at);
  try {
    if ((await turbo(at, ["build"])) !== 0) return 1;
    const record = new TestRecord(at, "kubernetes");
    const run = async (file: E2eFile, attempt: 1 | 2): Promise<FileResult> => {
      const result = await runOne(file, { at, env: tools.env, flags, signal: abort.signal });
      showResult(result, attempt);
      record.add(result, attempt);
      return result;
    };
    const tries = await eachTwiceAtMost(files, run, abort.signal);
    let counts = NO_TESTS;
    for (const { first, second = first } of tries) counts = addCounts(counts, second.counts);
    for (const line of secondTryLines(tries)) say(line);
    console.log(closingLine(counts));
    return tries.every(({ first, second = first }) => second.ok) && !abort.signal.aborted ? 0 : 1;
  } finally {
    await stopEngine(at, tools, say);
  }
}

/** What fails is tried once more when all others have ended: a machine that is busy elsewhere keeps a cluster waiting for long. */
async function eachTwiceAtMost(
  files: readonly E2eFile[],
  run: (file: E2eFile, attempt: 1 | 2) => Promise<FileResult>,
  signal: AbortSignal,
): Promise<readonly Tries[]> {
  const firsts: { readonly e2e: E2eFile; readonly first: FileResult }[] = [];
  for (const e2e of files) if (!signal.aborted) firsts.push({ e2e, first: await run(e2e, 1) });
  const tries: Tries[] = [];
  for (const { e2e, first } of firsts) {
    const { file } = e2e;
    if (first.ok || signal.aborted) tries.push({ file, first });
    else tries.push({ file, first, second: await run(e2e, 2) });
  }
  return tries;
}

export function kubernetesFiles(files: readonly E2eFile[]): readonly E2eFile[] {
  return files.filter(({ tier }) => tier === "kubernetes");
}

/** Its folder says so. */
export function needsNode({ file }: E2eFile): boolean {
  return file.includes("/e2e/kubernetes/node/");
}

async function prepare(at: Places, files: readonly E2eFile[]): Promise<void> {
  await ensurePrograms(
    at,
    files.some((file) => needsNode(file) || file.outside === true),
    say,
  );
  await ensureProvider(at, say);
}

interface RunOptions {
  readonly at: Places;
  readonly env: ToolchainEnv;
  readonly flags: readonly string[];
  readonly signal: AbortSignal;
}

/** What brings clusters up itself gets none. */
async function runOne(e2e: E2eFile, { env, ...options }: RunOptions): Promise<FileResult> {
  const common = { ...options, worker: "kubernetes", only: e2e.only };
  if (e2e.outside) return runFile(e2e.file, { ...common, env, room: undefined });
  let cluster: Cluster;
  try {
    cluster = await Cluster.start({ node: needsNode(e2e) }, options.at);
  } catch (error) {
    return failed(e2e, error instanceof Error ? error.message : String(error));
  }
  let result: FileResult;
  try {
    const [mark = "", value = ""] = markOf(cluster.folder).split("=");
    const room = {
      inside: (_: string, command: readonly string[]) => cluster.inside(command),
      path: (path: string) => `${join(options.at.toolchain, BIN)}:${path}`,
    };
    result = await runFile(e2e.file, {
      ...common,
      env: { ...env, KUBECONFIG: cluster.kubeconfig, [mark]: value },
      room,
    });
    if (!result.ok) keepLogs(cluster, e2e, options.at);
  } finally {
    const left = await cluster.stop();
    if (left.length > 0) say(`left behind: ${left.join(", ")}`);
  }
  return result;
}

/** Beside what the file itself has written. */
function keepLogs({ folder }: Cluster, { file }: E2eFile, at: Places): void {
  const name = `${file.replace(".e2e.test.ts", "").replaceAll("/", "-")}.cluster`;
  cpSync(join(folder, "logs"), join(at.toolchain, "test-results/kubernetes", name), { recursive: true });
}

function failed({ file }: E2eFile, why: string): FileResult {
  return { file, ok: false, seconds: 0, counts: { ...NO_TESTS, failed: 1 }, tests: [], failures: [why], output: "" };
}
