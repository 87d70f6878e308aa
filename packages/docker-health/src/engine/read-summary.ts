import type { ContainerSummary } from "../shared/container-summary";
import { field, text } from "../shared/read";

/** Reads a row of the answer of `GET /containers/json`. */
export function readSummary(raw: unknown): ContainerSummary {
  // `Up 3 minutes (healthy)`: what is in brackets is the health, or the exit code, and the rest only says how long.
  const said = /\(([^)]*)\)/.exec(text(field(raw, "Status")))?.[1] ?? "";
  return { id: text(field(raw, "Id")), status: `${text(field(raw, "State"))} ${said}`.trim() };
}
