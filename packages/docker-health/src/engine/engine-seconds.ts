import { field, text } from "../shared/read";
import type { Requester } from "./requester";

/** Whole seconds since the epoch on the engine's clock. One without a Date header: our own, which is at least near. */
export async function engineSeconds(ask: Requester): Promise<number> {
  const answer = await ask.stream({ method: "GET", path: "/_ping", ok: [200] }, "response");
  answer.resume();
  const date = Date.parse(text(field(answer, "headers", "date")));
  return Math.floor((Number.isNaN(date) ? Date.now() : date) / 1000);
}
