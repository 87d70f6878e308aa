import type { KnownGate } from "../events/translator";
import type { InspectedProject } from "./inspect-project";

/** The gates before a container that somebody else makes and that nobody else waits at, as the display knows them. */
export function behindGates(
  { behind = [], start }: Pick<InspectedProject, "behind" | "start">,
  holds: string | undefined,
): readonly (KnownGate & { readonly condition: NonNullable<InspectedProject["behind"]>[number]["condition"] })[] {
  const known = new Set(start.gates.map(({ dependency, condition }) => `${dependency} ${condition}`));
  return behind
    .filter(({ service, condition }) => !known.has(`${service} ${condition}`))
    .map((gate) => ({ ...gate, holds: holds === undefined ? [] : [holds] }));
}
