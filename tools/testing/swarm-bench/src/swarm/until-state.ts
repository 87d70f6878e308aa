import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";

const LIMIT_MS = 120_000;
const PAUSE_MS = 100;

/** Waits until the manager calls a machine ready, or down. @throws Error after two minutes. */
export async function untilState(manager: Docker, name: string, state: "ready" | "down"): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const nodes = await manager.listNodes();
    const node = nodes.find(({ Description }) => Description?.Hostname === name);
    if (node?.Status?.State === state) return;
    if (Date.now() > end) throw new Error(`${name} is ${node?.Status?.State ?? "unknown"}, not ${state}, after 2 min`);
    await sleep(PAUSE_MS);
  }
}
