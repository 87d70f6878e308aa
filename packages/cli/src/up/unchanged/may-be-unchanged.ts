import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { UpCommandOptions } from "../up-options";

/** Whether options leave it open that there is nothing to do. */
export function mayBeUnchanged(options: UpCommandOptions, cwd: string): boolean {
  return isPlain(options) && !options.full && !options.refresh && !isReadOnce(options, cwd);
}

/** Whether what is read here would be missing for the whole way: standard input, and a pipe (`--file <(…)`), give their text once. */
function isReadOnce({ file = [], envFile = [] }: UpCommandOptions, cwd: string): boolean {
  const isStream = (path: string) => statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isFile() === false;
  return file.includes("-") || [...file, ...envFile].some(isStream);
}

/**
 * Whether an `up` is for all of a project, as its file says: what it leaves is what another one is to find. What chooses among
 * services, makes something anew, or asks a registry, is none.
 */
export function isPlain(options: UpCommandOptions): boolean {
  const others = [
    options.renewAnonVolumes,
    options.forceRecreate,
    options.alwaysRecreateDeps,
    options.compatibility,
    options.recreate === false,
    options.build === false,
    options.deps === false,
    options.pull !== undefined,
    options.preparedFor !== undefined,
    (options.services ?? []).length > 0,
    (options.jobs ?? []).length > 0,
  ];
  return !others.some((one) => one === true);
}
