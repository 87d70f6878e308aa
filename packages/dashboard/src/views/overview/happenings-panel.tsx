import { useMemo } from "preact/hooks";
import { happenings } from "../../model/happenings";
import { HappeningList } from "../parts/happening-list";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";

/** A page shows the newest; a report tells all of it. */
const NEWEST = 60;
const ALL = 5_000;

/** What has happened: on the page the newest first, in a report from the beginning. */
export function HappeningsPanel() {
  const { state, isReport } = usePage();
  const told = useMemo(() => happenings(state.story, isReport ? ALL : NEWEST), [state.story, isReport]);
  return (
    <Panel title="What happened" class="happenings-panel">
      {told.length === 0 ? (
        <p class="empty">Nothing yet.</p>
      ) : (
        <HappeningList happenings={isReport ? told : [...told].reverse()} />
      )}
    </Panel>
  );
}
