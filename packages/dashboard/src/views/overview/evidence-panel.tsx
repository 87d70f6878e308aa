import { Evidence } from "../parts/evidence";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";

/** Why something failed. */
export function EvidencePanel() {
  const { state } = usePage();
  const all = [...state.evidence.values()].flat();
  const told = new Set(all.map(({ title }) => title));
  const reasons = (state.end?.reasons ?? []).filter((reason) => ![...told].some((title) => reason.includes(title)));
  if (all.length === 0 && reasons.length === 0) return null;
  return (
    <Panel title="Why" class="evidence-panel">
      {all.map((one, index) => (
        <Evidence key={index} evidence={one} isOpen={index === 0} withService />
      ))}
      {reasons.length === 0 ? null : (
        <ul class="reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
