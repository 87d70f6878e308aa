import { IncomingMessage } from "node:http";
import type { Requester } from "./requester";

/** Whole seconds since the epoch on the engine's clock. One without a Date header: our own, which is at least near. */
export async function engineSeconds(ask: Requester): Promise<number> {
  const answer = await ask.stream({ method: "GET", path: "/_ping", ok: [200] }, "response");
  answer.resume();
  const said = answer instanceof IncomingMessage ? answer.headers.date : undefined;
  const date = said === undefined ? Number.NaN : Date.parse(said);
  return Math.floor((Number.isNaN(date) ? Date.now() : date) / 1000);
}
