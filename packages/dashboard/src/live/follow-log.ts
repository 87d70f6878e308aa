import type { LogLine } from "../contract";
import { followStream } from "./follow-stream";

export interface LogHandler {
  lines(lines: readonly LogLine[]): void;
  /** The stream begins, also anew after a loss: what it tells begins with the tail. */
  begin(): void;
  lost(): void;
  end(reason: string): void;
}

/** Follows the log of a service, or of one of its replicas. @returns how to stop */
export function followLog(service: string, number: number | undefined, handler: LogHandler): () => void {
  const query = new URLSearchParams({ service, tail: "200", ...(number !== undefined && { number: String(number) }) });
  return followStream(`./logs?${query}`, {
    open: () => handler.begin(),
    message: (data) => handler.lines(Array.isArray(data) ? data.filter(isLine) : []),
    lost: () => handler.lost(),
    bye: (reason) => handler.end(reason),
  });
}

function isLine(value: unknown): value is LogLine {
  return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string";
}
