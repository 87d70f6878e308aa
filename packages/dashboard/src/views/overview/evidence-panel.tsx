import { Evidence } from "../parts/evidence";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";
import { ServiceLink } from "../parts/service-link";

/** What is only because of something else is told in full where somebody asks for it. */
const FEW = 6;

/** Why something failed. */
export function EvidencePanel() {
  const { state } = usePage();
  const all = [...state.evidence.values()].flat();
  const told = all.map(({ title }) => title);
  const reasons = (state.end?.reasons ?? []).filter((reason) => !told.some((title) => reason.includes(title)));
  if (all.length === 0 && reasons.length === 0) return null;
  const whole = all.filter(({ title, text }) => text !== title);
  const short = [
    ...all.flatMap(({ service, title, text }) => (text === title ? [{ service, title }] : [])),
    ...reasons.map((title) => ({ service: undefined, title })),
  ];
  return (
    <Panel title="Why" class="evidence-panel">
      {whole.map((one, index) => (
        <Evidence key={`${one.at} ${one.service} ${one.title}`} evidence={one} isOpen={index === 0} withService />
      ))}
      <Reasons reasons={short.slice(0, FEW)} />
      {short.length > FEW ? (
        <details class="more">
          <summary>{short.length - FEW} more</summary>
          <Reasons reasons={short.slice(FEW)} />
        </details>
      ) : null}
    </Panel>
  );
}

type Reason = { readonly service: string | undefined; readonly title: string };

function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul class="reasons">
      {reasons.map(({ service, title }) => (
        <li key={`${service} ${title}`}>
          {title} {service === undefined ? null : <ServiceLink name={service} />}
        </li>
      ))}
    </ul>
  );
}
