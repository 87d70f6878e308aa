import type { StartPlan } from "../plan/start-plan";
import type { Prediction } from "./prediction";
import type { Scenarios } from "./scenario";
import { type SimulateOptions, simulate } from "./simulate";

/** What a prediction takes for granted. */
export type PredictOptions = Omit<SimulateOptions, "untilMs">;

/**
 * What one `up` of a planned project comes to: which containers are there afterwards, how each gate ends, who is not
 * started because of it, and the exit code. It is what {@link simulate} plays, without its story.
 *
 * @example
 * predict(planStart(project), { db: { ready: "never" } }).exitCode; // 1, where somebody requires a healthy db
 */
export function predict(plan: StartPlan, scenarios: Scenarios, options: PredictOptions = {}): Prediction {
  return simulate(plan, scenarios, options).prediction;
}
