import type { Readable } from "node:stream";
import { messageOf } from "../../engine/engine-error";
import { demultiplex } from "../demultiplex";
import type { Context } from "../resource";

/** Waits until the container has stopped; answers with all it wrote, if that is wanted. */
export async function attach(
  context: Context,
  id: string,
  wants: { readonly logs: boolean; readonly tty: boolean },
): Promise<string | undefined> {
  const logs = wants.logs ? collect(context, id, wants.tty) : Promise.resolve(undefined);
  // Whoever fails first is reported; the other's failure must not go unhandled.
  logs.catch(() => undefined);
  try {
    await context.engine.post(`/containers/${id}/wait`, {
      query: { condition: "not-running" },
      signal: context.signal,
    });
  } catch (error) {
    throw new Error(`Unable to wait container end of execution: ${messageOf(error)}`);
  }
  return logs;
}

async function collect(context: Context, id: string, tty: boolean): Promise<string> {
  let stream: Readable;
  try {
    stream = await context.engine.stream("GET", `/containers/${id}/logs`, {
      query: { stdout: true, stderr: true, follow: true, timestamps: false },
      signal: context.signal,
    });
  } catch (error) {
    throw new Error(`unable to read container logs: ${messageOf(error)}`);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const all = Buffer.concat(chunks);
  return (tty ? all : demultiplex(all)).toString("utf8");
}
