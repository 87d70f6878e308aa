import { field, number, text } from "../engine/read";
import type { Requester } from "../engine/requester";
import { CappedOutput } from "../probe/capped-output";
import { demux } from "../probe/demux";

/** A command to run in a container: the Compose Specification's lifecycle hooks. */
export interface HookCommand {
  readonly command: readonly string[];
  readonly user?: string;
  readonly privileged?: boolean;
  readonly workingDir?: string;
  /** `NAME=value`. */
  readonly env?: readonly string[];
}

export interface HookResult {
  readonly exitCode: number;
  /** Standard output and error, at most 4096 bytes. */
  readonly output: string;
}

/** Runs a command in a running container to its end. */
export async function runHook(ask: Requester, container: string, hook: HookCommand): Promise<HookResult> {
  const created = await ask.json({
    method: "POST",
    path: `/containers/${encodeURIComponent(container)}/exec`,
    body: {
      AttachStdout: true,
      AttachStderr: true,
      Tty: false,
      Cmd: hook.command,
      ...(hook.user !== undefined && { User: hook.user }),
      ...(hook.privileged !== undefined && { Privileged: hook.privileged }),
      ...(hook.workingDir !== undefined && { WorkingDir: hook.workingDir }),
      ...(hook.env && { Env: hook.env }),
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
  await new Promise<void>((resolve, reject) => {
    stream.on("end", resolve);
    stream.on("error", reject);
  });
  stream.destroy();
  const ended = await ask.json({ method: "GET", path: `/exec/${id}/json`, ok: [200] });
  return { exitCode: number(field(ended, "ExitCode")), output: output.toString() };
}
