import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isRecord, type Json } from "../state/state-entry";
import { pulumiProject } from "./pulumi-project";

/** A stack's state as it lies in a folder. */
export interface StateFile {
  readonly text: string;
  readonly checksum: string;
}

/**
 * Reads the state of a stack as Pulumi's CLI keeps it in a folder (`pulumi/pkg/backend/diy`): `.pulumi/stacks/<project>/<stack>.json`,
 * and while somebody changes it a file in `.pulumi/locks/organization/<project>/<stack>`.
 *
 * @returns undefined: only Pulumi can tell; it is not in a folder, or is compressed, or locked, or there is none
 */
export function readStateFile(backend: string, stack: string): StateFile | undefined {
  const place = placeOf(backend, stack);
  if (!place || place.packed.some((path) => existsSync(path)) || isLocked(place.locks)) return undefined;
  try {
    const bytes = readFileSync(place.file);
    return { text: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("base64url") };
  } catch {
    return undefined;
  }
}

/** A state with nothing in it is no longer than this, in bytes. */
const LONGEST_EMPTY = 16_384;

/** What a state has that has nothing in it. */
const OF_EMPTY: ReadonlySet<string> = new Set(["manifest", "secrets_providers", "metadata"]);

/**
 * What `pulumi stack export` prints of a stack that has nothing in it, and so no secrets either.
 *
 * @returns undefined: there is something in it, or only Pulumi can tell
 */
export function exportOfEmpty(backend: string, stack: string): string | undefined {
  const place = placeOf(backend, stack);
  const length = place && statSync(place.file, { throwIfNoEntry: false })?.size;
  if (length === undefined || length > LONGEST_EMPTY) return undefined;
  const file = readStateFile(backend, stack);
  const { version, checkpoint } = (file && parsed(file.text)) ?? {};
  const latest = isRecord(checkpoint) ? checkpoint.latest : undefined;
  if (version !== VERSION || !isRecord(latest) || !Object.keys(latest).every((key) => OF_EMPTY.has(key)))
    return undefined;
  return JSON.stringify({ version, deployment: latest });
}

/** Of a state's form, as the CLI writes and exports it (`pulumi/sdk/go/common/apitype`, `DeploymentV3`). */
const VERSION = 3;

/** Whether a stack's state lies in a folder, in whatever form, and nobody changes it at the moment. */
export function isStackThere(backend: string, stack: string): boolean {
  const place = placeOf(backend, stack);
  return (
    place !== undefined && [place.file, ...place.packed].some((path) => existsSync(path)) && !isLocked(place.locks)
  );
}

/** Whether a stack would lie in a folder, and does not. */
export function isStackMissing(backend: string, stack: string): boolean {
  const place = placeOf(backend, stack);
  return place !== undefined && ![place.file, ...place.packed].some((path) => existsSync(path));
}

/**
 * Takes away what Pulumi keeps beside a state in a folder (`<stack>.json.attrs`: what kind of file it is) where that is cut short. It is
 * written in place after the state, and a process that is killed in between leaves it empty: Pulumi reads nothing of the stack then
 * (`failed to load checkpoint: EOF`), though the state is whole, and does well without it.
 */
export function mendAttributes(backend: string, stack: string): void {
  const place = placeOf(backend, stack);
  if (!place) return;
  const states = [place.file, ...place.packed].flatMap((file) => [file, `${file}.bak`]);
  for (const file of states.map((state) => `${state}.attrs`)) if (existsSync(file) && !isJson(file)) rmSync(file);
}

function isJson(file: string): boolean {
  return parsed(readFileSync(file, "utf8")) !== undefined;
}

/** Undefined: it is no JSON, or says nothing. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

interface StatePlace {
  readonly file: string;
  /** Where it may be instead, compressed. */
  readonly packed: readonly string[];
  /** The folder of its locks. */
  readonly locks: string;
}

function placeOf(backend: string, stack: string): StatePlace | undefined {
  const root = folderOf(backend);
  if (root === undefined || !/^[\w.-]+$/.test(stack)) return undefined;
  const file = join(root, "stacks", pulumiProject, `${stack}.json`);
  return {
    file,
    packed: [`${file}.gz`, `${file}.zst`],
    locks: join(root, "locks/organization", pulumiProject, stack),
  };
}

function folderOf(backend: string): string | undefined {
  // Pulumi's own meanings: of the home folder, of parameters, of a folder relative to its own.
  if (!/^file:\/\/\/[^?#]*$/.test(backend)) return undefined;
  try {
    return join(fileURLToPath(backend), ".pulumi");
  } catch {
    return undefined;
  }
}

function isLocked(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch {
    return false;
  }
}
