import { setTimeout as sleep } from "node:timers/promises";
import type { ClusterClient } from "@pulumi-compose-tools/cluster";

const DEADLINE_MS = 60_000;

/** Waits until what a JSONPath selects is this. @throws Error with what it was at last. */
export async function waitFor(
  cluster: ClusterClient,
  what: readonly string[],
  path: string,
  expected: string,
): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  let last = "";
  while (Date.now() < deadline) {
    // On a busy machine an API server may not answer for seconds.
    last = await cluster.kubectl("get", ...what, "-o", `jsonpath=${path}`).catch(String);
    if (last === expected) return;
    await sleep(100);
  }
  throw new Error(`${what.join(" ")}: ${path} is "${last}" and not "${expected}"`);
}
