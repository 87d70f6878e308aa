import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EXIT } from "../../io/exit-codes";
import type { Io } from "../../io/io";
import { showDiagnostics } from "../../io/show-diagnostics";
import { commandTarget } from "../../targets/command-targets";
import { type Chosen, chooseServices } from "../choice/choose-services";
import { idleOptions } from "../idle-options";
import { NotesTold } from "../notes/notes-told";
import { showNews } from "../notes/show-news";
import { readStateFile } from "../stack/state-file";
import { backendUrl } from "../stack-place";
import { stateFolder } from "../state/state-folder";
import type { UpCommandOptions } from "../up-options";
import { chooseSink } from "../view/choose-sink";
import { githubWorkflow } from "../view/github-workflow";
import { digestKey } from "./digest-key";
import { gatherInputs } from "./gather-inputs";
import { digestOf } from "./inputs";
import { judge } from "./judge";
import { mayBeUnchanged } from "./may-be-unchanged";
import { readRecord } from "./record";
import { type Telling, tell } from "./tell";

/**
 * Tells of an `up`, or of its preview, that there is nothing to do, where that can be known without Pulumi: all that it is made of,
 * the state and the engine are as the last one left them.
 *
 * @param chosen the project as it is read
 * @returns the exit code; undefined: Pulumi has to look, and nothing was told
 */
export async function tellUnchanged(
  command: Telling["command"],
  options: UpCommandOptions,
  io: Io,
  chosen: () => Chosen = () => chooseServices(options, io),
): Promise<number | undefined> {
  const startedAt = Date.now();
  const found = await findUnchanged(options, chosen).catch(() => undefined);
  if (!found) return undefined;
  const { record, passed, notes } = found;
  if (command === "up") showNews(found, notes, io, options);
  else showDiagnostics(found, io, options);
  tell(
    record,
    { command, startedAt, warnings: idleOptions(options, command), passed },
    chooseSink(options, io.out, () => githubWorkflow(io)),
  );
  return EXIT.done;
}

/** An engine that takes longer for a look is for the whole way, which tells what it waits for. */
const LOOK_MS = 2_000;

/** Undefined: only Pulumi can tell. What is wrong is the whole way's to say, so it is not said here. */
async function findUnchanged(options: UpCommandOptions, chosen: () => Chosen) {
  const { look } = commandTarget(options.target);
  if (!look || !mayBeUnchanged(options)) return undefined;
  const { project, diagnostics, sources } = chosen().loaded;
  if (!project || diagnostics.some(({ severity }) => severity === "error")) return undefined;
  const folder = stateFolder(resolve(project.workingDir));
  const stack = options.stack ?? project.name;
  const record = readRecord(folder, stack);
  const backend = backendUrl(options.backend, folder, process.env);
  if (!record || readStateFile(backend, stack)?.checksum !== record.state) return undefined;
  // The engine answers while the files are read.
  const looking = look(record.expected, options.wait ? [...record.gates, ...record.ready] : record.gates);
  looking.catch(() => undefined);
  const env = { ...process.env };
  const key = digestKey(folder, record.salt, env);
  const place = { folder, stack, backend };
  const inputs = await gatherInputs({ project, sources, reads: record.reads, options, place, env });
  const known = await key;
  if (!known || digestOf(inputs, known) !== record.digest) return undefined;
  const seen = await Promise.race([looking, sleep(LOOK_MS, undefined, { ref: false })]);
  if (!seen) return undefined;
  const verdict = judge(record, seen, options.wait === true);
  if ("why" in verdict) return undefined;
  const notes = new NotesTold(folder, stack);
  return { record, passed: verdict.passed, notes, diagnostics: [...diagnostics, ...record.remarks], sources };
}
