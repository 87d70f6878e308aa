import type { RunningExec } from "../shared/engine-client";
import { EngineError } from "../shared/engine-error";
import { field, flag, number, text } from "../shared/read";
import { CappedOutput } from "./capped-output";
import { demux } from "./demux";
import type { Requester } from "./requester";

const SETTLE_TRIES = 20;
const SETTLE_PAUSE_MS = 25;

/** What of the container's own a command does not take over. */
export interface ExecSettings {
  readonly user?: string;
  readonly privileged?: boolean;
  readonly workingDir?: string;
}

/**
 * Starts a command in a running container, attached to its output; user, directory and environment are the container's,
 * unless the settings say otherwise.
 */
export async function startExec(
  ask: Requester,
  container: string,
  command: readonly string[],
  env: readonly string[],
  { user, privileged, workingDir }: ExecSettings = {},
): Promise<RunningExec> {
  const created = await ask.json({
    method: "POST",
    path: `/containers/${encodeURIComponent(container)}/exec`,
    body: {
      AttachStdout: true,
      AttachStderr: true,
      Tty: false,
      Cmd: command,
      Env: env,
      ...(user !== undefined && { User: user }),
      ...(privileged !== undefined && { Privileged: privileged }),
      ...(workingDir !== undefined && { WorkingDir: workingDir }),
    },
    ok: [201],
  });
  const id = text(field(created, "Id"));
  const stream = await ask.stream(
    { method: "POST", path: `/exec/${id}/start`, body: { Detach: false, Tty: false }, ok: [200] },
    "attach",
  );
  const output = new CappedOutput();
  stream.on(
    "data",
    demux((chunk) => output.push(chunk)),
  );
  const ended = new Promise<void>((resolve, reject) => {
    stream.on("end", resolve);
    stream.on("close", () => reject(new EngineError("unreachable", "the connection to the probe was closed")));
    stream.on("error", (error) => reject(new EngineError("unreachable", error.message, undefined, { cause: error })));
  }).then(() => {
    stream.destroy();
    return exitCodeOf(ask, id);
  });
  // Whoever lets go of the exec does not ask how it ended.
  ended.catch(() => {});
  return { id, ended, output: () => output.toString(), detach: () => stream.destroy() };
}

/** The stream may end a moment before the engine has noted the exit code. */
async function exitCodeOf(ask: Requester, exec: string): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    const state = await ask.json({ method: "GET", path: `/exec/${exec}/json`, ok: [200] });
    if (!flag(field(state, "Running")) && typeof field(state, "ExitCode") === "number") {
      return number(field(state, "ExitCode"));
    }
    if (tries >= SETTLE_TRIES) throw new EngineError("unreachable", `exec ${exec} does not end`);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_PAUSE_MS));
  }
}
