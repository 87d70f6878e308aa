import { CONDITION_WORDS } from "../plan/condition-words";
import type { Edge } from "../plan/edge";
import type { StartPlan } from "../plan/start-plan";
import { humanDuration } from "../util/human-duration";

/** What stands at each edge of a picture of a plan: the condition, and how long its gate waits at most. */
export function edgeLabels(plan: StartPlan): (edge: Edge) => string {
  const deadlines = new Map([
    ...plan.gates.map((gate) => [`${gate.condition} ${gate.dependency}`, gate.deadlineMs] as const),
    ...plan.starts.map((one) => [`service_started ${one.dependency}`, one.deadline?.deadlineMs] as const),
  ]);
  return ({ condition, dependency }) => {
    const deadlineMs = deadlines.get(`${condition} ${dependency}`);
    return deadlineMs === undefined
      ? CONDITION_WORDS[condition]
      : `${CONDITION_WORDS[condition]} ≤ ${humanDuration(deadlineMs)}`;
  };
}
