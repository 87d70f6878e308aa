import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { Requester } from "../engine/requester";
import { EngineError } from "../shared/engine-error";
import { field, text } from "../shared/read";

/** How far an engine has come with an image. */
export interface PullProgress {
  /** Bytes of its layers that are there, as they are sent. */
  readonly bytes: number;
  /** As many as are known to come: it grows while the engine learns of them. */
  readonly of: number;
}

export interface PullOptions {
  readonly onProgress?: (progress: PullProgress) => void;
  /** Ends it: an engine pulls only for as long as somebody listens. */
  readonly signal?: AbortSignal;
}

/** Until an engine begins to answer it may have asked a registry, which may be far away. */
const BEGIN_MS = 120_000;

/**
 * Has an engine pull an image, without credentials (Engine API, "ImageCreate").
 *
 * @param reference with a tag or a digest, else `latest` is meant
 * @throws EngineError what the engine, or the registry, says to it; also when `signal` has ended it
 */
export async function pullImage(
  ask: Requester,
  reference: string,
  { onProgress, signal }: PullOptions = {},
): Promise<void> {
  const query = { fromImage: withTag(reference) };
  const request = { method: "POST", path: "/images/create", query, ok: [200], timeoutMs: BEGIN_MS } as const;
  const stream = await ask.stream(request, "response");
  const layers = new Layers();
  const end = () => stream.destroy(new EngineError("unreachable", "nobody waits for the image any more"));
  signal?.addEventListener("abort", end);
  if (signal?.aborted) end();
  try {
    for await (const line of linesOf(stream)) {
      const said = parsed(line);
      const error = text(field(said, "error"));
      if (error !== "") throw new EngineError("refused", error);
      if (layers.hear(said)) onProgress?.(layers.progress());
    }
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError("unreachable", String(error), undefined, { cause: error });
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

/** Without one, an engine would pull all tags that there are. */
function withTag(reference: string): string {
  const isTagged = reference.includes("@") || /:[^/]*$/.test(reference);
  return isTagged ? reference : `${reference}:latest`;
}

/** What is known of an image's layers, by what an engine says line by line. */
class Layers {
  readonly #layers = new Map<string, { bytes: number; of: number }>();

  /** @returns whether that changed anything */
  hear(said: unknown): boolean {
    const id = text(field(said, "id"));
    const status = text(field(said, "status"));
    const known = this.#layers.get(id);
    if (status === "Downloading") {
      const [bytes, of] = [field(said, "progressDetail", "current"), field(said, "progressDetail", "total")];
      if (typeof bytes !== "number" || typeof of !== "number") return false;
      this.#layers.set(id, { bytes, of });
      return true;
    }
    if (status !== "Download complete" || !known || known.bytes === known.of) return false;
    this.#layers.set(id, { bytes: known.of, of: known.of });
    return true;
  }

  progress(): PullProgress {
    const all = [...this.#layers.values()];
    const sum = (of: (layer: PullProgress) => number) => all.reduce((total, layer) => total + of(layer), 0);
    return { bytes: sum(({ bytes }) => bytes), of: sum(({ of }) => of) };
  }
}

async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of stream) {
    rest += decoder.write(chunk);
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line.trim() !== "");
  }
  if (rest.trim() !== "") yield rest;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
