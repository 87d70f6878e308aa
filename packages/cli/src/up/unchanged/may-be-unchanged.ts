import type { UpCommandOptions } from "../up-options";

/** Whether options leave it open that there is nothing to do. */
export function mayBeUnchanged(options: UpCommandOptions): boolean {
  // What a page and a report show, the whole way has.
  const isShown = options.dashboard === true || options.report !== undefined;
  // Standard input can be read once, and then by the whole way.
  return isPlain(options) && !isShown && !options.full && !options.refresh && !options.file?.includes("-");
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
