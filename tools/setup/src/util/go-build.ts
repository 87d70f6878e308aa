import { mkdirSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { findExecutables } from "./find-executable";
import { run } from "./run";

export interface GoProgram {
  /** The folder of the `go.mod` that pins everything. */
  readonly folder: string;
  readonly package: string;
  /** The variable that tells the program its version. */
  readonly versionVariable: string;
  readonly version: string;
}

/** Why there is no program; `undefined` when there is one. */
export type GoFailure = { readonly reason: "no Go" } | { readonly reason: "failed"; readonly stderr: string };

const BUILD_MS = 25 * 60_000;

/** Builds a Go program into a file, which is replaced only by a whole one. */
export async function goBuild(program: GoProgram, target: string, log: string): Promise<GoFailure | undefined> {
  const [go] = findExecutables("go", process.env.PATH ?? "");
  if (go === undefined) return { reason: "no Go" };
  mkdirSync(dirname(target), { recursive: true });
  const partial = join(dirname(target), `.${basename(target)}-build`);
  const linked = `-X ${program.versionVariable}=${program.version}`;
  const args = ["build", "-mod=readonly", "-ldflags", linked, "-o", partial, program.package];
  const result = await run(go, args, { cwd: program.folder, log, timeoutMs: BUILD_MS });
  if (result.code !== 0) return { reason: "failed", stderr: result.stderr.trim().slice(-2000) };
  renameSync(partial, target);
  return undefined;
}
