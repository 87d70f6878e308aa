/** How something is, coarsely: what its colour and its mark say. */
export type Tone = "good" | "busy" | "bad" | "idle";

/** The more urgent, the higher. */
const URGENCY: Readonly<Record<Tone, number>> = { good: 0, idle: 1, busy: 2, bad: 3 };

/** What of several things is to be seen first. */
export function byUrgency(one: Tone, other: Tone): number {
  return URGENCY[other] - URGENCY[one];
}
