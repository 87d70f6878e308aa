import type { Plan } from "@pulumi-compose/dashboard";
import type { StartPlan } from "@pulumi-compose/health-model";
import type { Diagnostic, Place } from "@pulumi-compose/parser";

/** A plan as data, its places as they are called from the project's folder. */
export function shownPlan({ blockedBy: _, waitsFor: __, ...plan }: StartPlan, nameOf: (file: string) => string): Plan {
  const at = <Holder extends { readonly place?: Place }>(holder: Holder): Holder =>
    holder.place ? { ...holder, place: { ...holder.place, file: nameOf(holder.place.file) } } : holder;
  const said = ({ related, ...diagnostic }: Diagnostic): Diagnostic => ({
    ...at(diagnostic),
    ...(related && {
      related: related.map((one) => ({ ...one, place: { ...one.place, file: nameOf(one.place.file) } })),
    }),
  });
  return {
    ...plan,
    gates: plan.gates.map((gate) => ({ ...at(gate), dependents: gate.dependents.map(at) })),
    edges: plan.edges.map(at),
    diagnostics: plan.diagnostics.map(said),
  };
}
