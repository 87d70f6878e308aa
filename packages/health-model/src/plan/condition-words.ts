import type { Condition } from "@pulumi-compose/parser";

/** In the order of how much they want. */
export const CONDITIONS: readonly Condition[] = [
  "service_started",
  "service_healthy",
  "service_completed_successfully",
];

/** Conditions as people say them; programs have helpers that are called so. */
export const CONDITION_WORDS = {
  service_started: "started",
  service_healthy: "healthy",
  service_completed_successfully: "completed",
} as const satisfies Readonly<Record<Condition, string>>;

export type ConditionWord = (typeof CONDITION_WORDS)[Condition];

/** The condition that people call so. */
export function conditionOf(word: string): Condition | undefined {
  return CONDITIONS.find((condition) => CONDITION_WORDS[condition] === word);
}
