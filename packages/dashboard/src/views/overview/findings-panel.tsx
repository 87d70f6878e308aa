import { FindingList } from "../parts/finding-list";
import { Panel } from "../parts/panel";
import { usePage } from "../parts/page-context";

/** What is to be said of the files as a whole; what is said of a service stands on its page. */
export function FindingsPanel() {
  const { state, services } = usePage();
  const whole = state.sources?.findings ?? [];
  const of = services.filter(({ findings }) => findings.length > 0);
  if (whole.length === 0 && of.length === 0) return null;
  return (
    <Panel title="Advice">
      <FindingList findings={whole} />
      {of.map(({ name, findings }) => (
        <FindingList key={name} findings={findings} service={name} />
      ))}
    </Panel>
  );
}
