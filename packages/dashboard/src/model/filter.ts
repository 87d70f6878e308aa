import type { ServiceSummary } from "./summary";
import type { Tone } from "./tone";

export interface Filter {
  /** A part of the name or of the state. */
  readonly text: string;
  /** Only what is not as it should be, or not yet. */
  readonly onlyNotHealthy: boolean;
}

export const NO_FILTER: Filter = { text: "", onlyNotHealthy: false };

/** The services that a filter leaves. */
export function filtered(services: readonly ServiceSummary[], filter: Filter): readonly ServiceSummary[] {
  const text = filter.text.trim().toLowerCase();
  return services.filter(
    ({ name, word, tone }) =>
      (text === "" || name.toLowerCase().includes(text) || word.toLowerCase().includes(text)) &&
      (!filter.onlyNotHealthy || tone !== "good"),
  );
}

/** How many services there are of each tone. */
export function tally(services: readonly ServiceSummary[]): Readonly<Record<Tone, number>> {
  const counts = { good: 0, busy: 0, bad: 0, idle: 0 };
  for (const { tone } of services) counts[tone] += 1;
  return counts;
}
