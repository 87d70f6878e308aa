import { formatDuration } from "@pulumi-compose/parser";

/** A duration as Go prints it, and so as the engine's own texts have it: `3s`, `1m30s`, `1h0m0s`, `500ms`. */
export function goDuration(ms: number): string {
  return formatDuration(Math.round(ms * 1e6));
}
