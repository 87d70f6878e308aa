import { age, humanDuration } from "@pulumi-compose/health-model/picture";
import type { GateState } from "../contract";
import type { Tone } from "./tone";

export const GATE_TONES: Readonly<Record<GateState["status"], Tone>> = {
  idle: "idle",
  waiting: "busy",
  open: "good",
  failed: "bad",
  unmet: "bad",
};

/** How a gate is, in a few words: `waiting, 12s left of 25s`. */
export function gateWords(gate: GateState, now: number): string {
  switch (gate.status) {
    case "idle":
      return "nobody waits";
    case "waiting": {
      const left = leftOf(gate, now);
      if (left === undefined) return gate.sinceMs === undefined ? "not yet" : `waiting for ${age(now - gate.sinceMs)}`;
      return left.leftMs > 0 ? `waiting, ${age(left.leftMs)} left of ${age(left.ofMs)}` : "waiting, its time is over";
    }
    case "open":
      return gate.by === "update" && gate.waitedMs !== undefined && gate.waitedMs > 0
        ? `open after ${waited(gate.waitedMs)}`
        : "open";
    case "failed":
      return gate.waitedMs === undefined ? "failed" : `failed after ${waited(gate.waitedMs)}`;
    case "unmet":
      return "not met, and not required";
  }
}

/** The bound that is left. Undefined: it has none, or does not wait. */
export function leftOf({ status, deadlineAtMs, sinceMs }: GateState, now: number) {
  if (status !== "waiting" || deadlineAtMs === undefined) return undefined;
  const leftMs = Math.max(0, Math.ceil((deadlineAtMs - now) / 1_000) * 1_000);
  return { leftMs, ofMs: Math.max(deadlineAtMs - (sinceMs ?? now), 1) };
}

/** The same in the room that a graph has for it: `12s left`. */
export function shortGateWords(gate: GateState, now: number): string {
  const left = leftOf(gate, now);
  if (left !== undefined) return left.leftMs > 0 ? `${age(left.leftMs)} left` : "time is over";
  return gate.status === "idle" || (gate.status === "waiting" && gate.by === "engine") ? "not yet" : gate.status;
}

function waited(ms: number): string {
  return humanDuration(ms < 10_000 ? Math.round(ms / 100) * 100 : Math.round(ms / 1_000) * 1_000);
}
