import type { StartPlan } from "../plan/start-plan";
import { shortRolloutWords } from "./rollout-words";
import { checkWords } from "./words";

/** What stands under a service's name in a picture of a plan: its check, and how it is updated where that is beside what serves. */
export function nodeLines({ services }: StartPlan, name: string): readonly string[] {
  const { healthcheck, rollout } = services[name] ?? { healthcheck: { kind: "none" } };
  return [checkWords(healthcheck), ...(rollout ? [shortRolloutWords(rollout)] : [])];
}
