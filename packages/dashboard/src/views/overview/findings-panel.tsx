import type { Finding } from "../../contract";
import { FindingList } from "../parts/finding-list";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";

/** What is to be said of the files: what counts at once, what is only worth a thought when it is asked for. */
export function FindingsPanel() {
  const { state, services } = usePage();
  const all = [
    { service: undefined, findings: state.sources?.findings ?? [] },
    ...services.map(({ name, findings }) => ({ service: name, findings })),
  ];
  const [urgent, more] = [
    only(all, (finding) => finding.severity !== "info"),
    only(all, (finding) => finding.severity === "info"),
  ];
  if (urgent.length + more.length === 0) return null;
  const count = more.reduce((sum, { findings }) => sum + findings.length, 0);
  return (
    <Panel title="Advice" class="advice-panel">
      <Lists lists={urgent} />
      {more.length === 0 ? null : (
        <details class="more">
          <summary>
            {count} {count === 1 ? "info" : "infos"}
          </summary>
          <Lists lists={more} />
        </details>
      )}
    </Panel>
  );
}

interface Of {
  readonly service: string | undefined;
  readonly findings: readonly Finding[];
}

function only(all: readonly Of[], isMeant: (finding: Finding) => boolean): readonly Of[] {
  return all
    .map(({ service, findings }) => ({ service, findings: findings.filter(isMeant) }))
    .filter(({ findings }) => findings.length > 0);
}

function Lists({ lists }: { readonly lists: readonly Of[] }) {
  return (
    <div class="finding-lists">
      {lists.map(({ service, findings }) => (
        <FindingList key={service ?? ""} findings={findings} {...(service !== undefined && { service })} />
      ))}
    </div>
  );
}
