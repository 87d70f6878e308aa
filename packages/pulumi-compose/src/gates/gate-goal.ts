import type { Gate } from "@pulumi-compose/health-model";

/** What a container is waited for: a condition, or `ready`: what it is to be when nobody says (see `goalOf`). */
export type GateGoal = Gate["condition"] | "ready";
