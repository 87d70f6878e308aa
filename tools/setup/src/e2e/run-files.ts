import type { Places } from "../places";
import type { ToolchainEnv } from "../toolchain-env";
import type { Say } from "../util/say";
import type { E2eFile } from "./e2e-file";
import { EngineRoom, type RoomSupply } from "./engine-room";
import type { FileResult } from "./file-result";
import { orderFiles } from "./order-files";
import { runFile } from "./run-file";
import { showResult } from "./show-result";
import { sweepRooms } from "./sweep-rooms";

/** More that fail than this have not failed by chance, and to run them again would only take time. */
const SECOND_TRIES = 8;

export interface RunFilesOptions {
  readonly at: Places;
  readonly env: ToolchainEnv;
  /** For rooms; undefined: one worker, on the engine that the environment leads to. */
  readonly supply: RoomSupply | undefined;
  readonly workers: number;
  /** What each file took the last time. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly flags: readonly string[];
  readonly signal: AbortSignal;
  readonly graceMs?: number;
  readonly say: Say;
  readonly onResult: (result: FileResult, attempt: 1 | 2) => void;
}

/** The results of a file: of its first try, and of its second one where there was one. */
export interface Tries {
  readonly file: string;
  readonly first: FileResult;
  readonly second?: FileResult;
}

/**
 * Runs end-to-end files, the longest first, each worker with a room of its own; then, one by one, those that nothing may run
 * beside. A file that fails is run once more when all others have ended, alone, on an engine started anew that holds nothing
 * but the images.
 */
export async function runFiles(files: readonly E2eFile[], options: RunFilesOptions): Promise<readonly Tries[]> {
  const { supply, workers, seconds, signal, say, onResult } = options;
  const rooms: EngineRoom[] = [];
  const { together, alone } = orderFiles(files, seconds);
  const run = async (e2e: E2eFile, worker: number, attempt: 1 | 2): Promise<FileResult> => {
    const room = e2e.outside ? undefined : rooms[worker];
    const { file, only, waits } = e2e;
    const result = await runFile(file, { ...options, room, worker: String(worker + 1), only, waits });
    if (!signal.aborted) showResult(result, attempt);
    onResult(result, attempt);
    return result;
  };
  const open = async (count: number): Promise<void> => {
    try {
      while (supply !== undefined && rooms.length < count) rooms.push(await EngineRoom.start(supply));
    } catch (error) {
      // On another engine than the one that was asked for, tests would say nothing of it.
      if (supply?.lane !== undefined) throw error;
      // Not every root may make namespaces, and not everywhere does a second engine come up.
      say(
        `goes on with ${rooms.length === 0 ? "the engine that was found" : `${rooms.length} room`}: ${messageOf(error)}`,
      );
    }
  };
  try {
    if (supply !== undefined) {
      sweepRooms();
      await open(Math.min(workers, Math.max(1, together.length)));
    }
    const firsts: FileResult[] = [];
    const waiting = [...together];
    const take = async (worker: number): Promise<void> => {
      // All that run outside share one engine, so that one worker takes them all.
      const at = waiting.findIndex(({ outside }) => worker === 0 || !outside);
      const [next] = at < 0 || signal.aborted ? [] : waiting.splice(at, 1);
      if (next === undefined) return;
      firsts.push(await run(next, worker, 1));
      await take(worker);
    };
    await Promise.all(Array.from({ length: Math.max(1, rooms.length) }, (_, worker) => take(worker)));
    for (const file of alone) if (!signal.aborted) firsts.push(await run(file, 0, 1));

    const failed = firsts.filter(({ ok }) => !ok);
    const again = signal.aborted || failed.length > SECOND_TRIES ? [] : failed;
    if (failed.length > SECOND_TRIES)
      say(`${failed.length} files have failed: too many for chance, none is tried again`);
    const seconds = new Map<string, FileResult>();
    for (const { file } of again) {
      const e2e = files.find((one) => one.file === file);
      if (e2e === undefined || signal.aborted) continue;
      if (rooms.length > 0) {
        for (const room of rooms.splice(0)) await room.discard();
        await open(1);
      }
      say(`once more, alone${rooms.length === 0 || e2e.outside ? "" : ", on a new engine"}: ${file}`);
      seconds.set(file, await run(e2e, 0, 2));
    }
    return firsts.map((first) => {
      const second = seconds.get(first.file);
      return { file: first.file, first, ...(second && { second }) };
    });
  } finally {
    for (const room of rooms.splice(0)) await room.discard();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
