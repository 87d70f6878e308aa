import type { Requester } from "../engine/requester";
import { type ExecSettings, startExec } from "../engine/start-exec";

/** A command to run in a container: the Compose Specification's lifecycle hooks. */
export interface HookCommand extends ExecSettings {
  readonly command: readonly string[];
  /** `NAME=value`. */
  readonly env?: readonly string[];
}

/** How a command in a container ended. */
export interface HookResult {
  readonly exitCode: number;
  /** Standard output and error, at most 4096 bytes. */
  readonly output: string;
}

/** Runs a command in a running container to its end. */
export async function runHook(ask: Requester, container: string, hook: HookCommand): Promise<HookResult> {
  const exec = await startExec(ask, container, hook.command, hook.env ?? [], hook);
  const exitCode = await exec.ended;
  return { exitCode, output: exec.output() };
}
