import { usePage } from "../parts/page-context";
import { EvidencePanel } from "./evidence-panel";
import { FindingsPanel } from "./findings-panel";
import { GatesPanel } from "./gates-panel";
import { HappeningsPanel } from "./happenings-panel";
import { Headline } from "./headline";
import { type ServicesLook, ServicesPanel } from "./services-panel";
import { SummaryPanel } from "./summary-panel";
import { TimelinePanel } from "./timeline-panel";
import { UpdatePanel } from "./update-panel";

interface OverviewProps {
  readonly chosen: ServicesLook;
  readonly onChoice: (chosen: ServicesLook) => void;
}

/** The whole project on one page. */
export function Overview({ chosen, onChoice }: OverviewProps) {
  const { state } = usePage();
  return (
    <>
      <Headline />
      <EvidencePanel />
      <ServicesPanel chosen={chosen} onChoice={onChoice} />
      <div class="columns">
        <div class="column">
          <TimelinePanel filter={chosen.filter} />
          {state.about?.mode === "simulate" ? <SummaryPanel /> : null}
        </div>
        <div class="column column-aside">
          <GatesPanel />
          <UpdatePanel />
          <HappeningsPanel />
        </div>
      </div>
      <FindingsPanel />
    </>
  );
}
