import { CappedOutput } from "./capped-output";
import { demux } from "./demux";
import type { Requester } from "./requester";

const LOG_CAP_BYTES = 64 * 1024;
const LINE_CAP = 500;

/** The last lines of a container's log, stdout and stderr in the engine's order, each line shortened. */
export function readLogTail(ask: Requester, container: string, lines: number): Promise<readonly string[]> {
  return readLog(ask, `/containers/${encodeURIComponent(container)}`, lines);
}

/** The same of whatever has a log: a container, a task, a service. */
export async function readLog(ask: Requester, owner: string, lines: number): Promise<readonly string[]> {
  const stream = await ask.stream(
    {
      method: "GET",
      path: `${owner}/logs`,
      query: { stdout: "1", stderr: "1", tail: String(lines) },
      ok: [200],
    },
    "response",
  );
  const output = new CappedOutput(LOG_CAP_BYTES);
  const take = demux((chunk) => output.push(chunk));
  await new Promise<void>((resolve) => {
    stream.on("data", (chunk: Buffer) => {
      take(chunk);
      if (output.truncated) stream.destroy();
    });
    stream.on("end", resolve);
    stream.on("close", resolve);
    stream.on("error", () => resolve());
  });
  const all = output.toString().split(/\r?\n/);
  if (all.at(-1) === "") all.pop();
  return all.slice(-lines).map((line) => (line.length > LINE_CAP ? `${line.slice(0, LINE_CAP)}…` : line));
}
