import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A transfer that brings nothing for so long has failed. */
const STALL_MS = 15_000;

/**
 * Downloads a file; the target appears only when it is complete.
 *
 * @throws Error when the server refuses, or when nothing comes for 15 s.
 */
export async function download(url: string, target: string): Promise<void> {
  const abort = new AbortController();
  const stalled = () => abort.abort(new Error(`nothing came from ${url} for ${STALL_MS / 1000} s`));
  let timer = setTimeout(stalled, STALL_MS);
  const part = `${target}.part`;
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok || response.body === null) throw new Error(`${url} answered ${response.status}`);
    const body = Readable.from(response.body);
    body.on("data", () => {
      clearTimeout(timer);
      timer = setTimeout(stalled, STALL_MS);
    });
    await pipeline(body, createWriteStream(part), { signal: abort.signal });
    await rename(part, target);
  } finally {
    clearTimeout(timer);
    await rm(part, { force: true });
  }
}
