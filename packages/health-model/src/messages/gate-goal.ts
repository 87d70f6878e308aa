import type { Condition } from "@pulumi-compose/parser";

/**
 * What somebody waits for: a condition of compose; `up`: a container that runs and goes on running; or `converged`: a
 * swarm's service whose replicas all run, in the version that was asked for.
 */
export type GateGoal = Condition | "up" | "converged";
