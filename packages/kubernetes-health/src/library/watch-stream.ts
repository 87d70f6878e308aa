import { StringDecoder } from "node:string_decoder";
import { field, text } from "@pulumi-compose/docker-health/kernel";
import type { ResourceChange, WatchSubscriber } from "../shared/cluster-client";
import { ClusterError } from "../shared/cluster-error";
import type { ApiRequest, ApiServer } from "./api-server";

const TYPES: readonly ResourceChange["type"][] = ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"];

/** Reads a watch's answer, a change a line. */
export function watchStream(server: ApiServer, request: ApiRequest, subscriber: WatchSubscriber): { close(): void } {
  const abort = new AbortController();
  let isOver = false;
  const end = (error: unknown) => {
    if (isOver) return;
    isOver = true;
    abort.abort();
    subscriber.onEnd(error);
  };
  const begin = async () => {
    const stream = await server.stream(request, abort.signal);
    if (isOver) return void stream.destroy();
    abort.signal.addEventListener("abort", () => stream.destroy());
    const decoder = new StringDecoder("utf8");
    let open = "";
    stream.on("data", (chunk: Buffer) => {
      const [first = "", ...rest] = decoder.write(chunk).split("\n");
      open += first;
      for (const next of rest) {
        const change = readChange(open);
        open = next;
        if (change && !isOver) subscriber.onChange(change);
      }
    });
    stream.on("end", () => end(undefined));
    stream.on("error", (error) => end(new ClusterError("slow", `the watch broke: ${error.message}`)));
    stream.on("close", () => end(new ClusterError("slow", "the watch broke")));
    subscriber.onOpen();
  };
  begin().catch(end);
  return {
    close() {
      isOver = true;
      abort.abort();
    },
  };
}

function readChange(line: string): ResourceChange | undefined {
  if (line.trim() === "") return undefined;
  try {
    const raw: unknown = JSON.parse(line);
    const type = TYPES.find((known) => known === text(field(raw, "type")));
    return type && { type, object: field(raw, "object") };
  } catch {
    return undefined;
  }
}
