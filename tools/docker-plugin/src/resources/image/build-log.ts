import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

interface Message {
  readonly stream?: string;
  readonly status?: string;
  readonly error?: string;
}

/** What a build printed, and why it failed if it did. The engine answers with one JSON object a line. */
export async function buildLog(answer: Readable): Promise<{ text: string; error: string | undefined }> {
  let text = "";
  let error: string | undefined;
  for await (const line of createInterface({ input: answer })) {
    if (line.trim() === "") continue;
    const message: Message = JSON.parse(line);
    text += message.stream ?? (message.status === undefined ? "" : `${message.status}\n`);
    error ??= message.error;
  }
  return { text, error };
}
