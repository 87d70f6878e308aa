import { useMemo, useState } from "preact/hooks";
import { type Filter, filtered } from "../../model/filter";
import type { ServiceSummary } from "../../model/summary";
import { timelineOf, untilNow } from "../../model/timeline-of";
import { byUrgency } from "../../model/tone";
import type { Story } from "../../state/view-state";
import type { Choice } from "../parts/choice";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";
import { Timeline } from "../parts/timeline";

type Span = "120000" | "600000" | "3600000" | "all";

const SPANS: readonly Choice<Span>[] = [
  { value: "120000", words: "last 2 minutes" },
  { value: "600000", words: "last 10 minutes" },
  { value: "3600000", words: "last hour" },
  { value: "all", words: "all of it" },
];

/** More lanes than anybody reads are drawn when somebody asks for them: what is not well first, and of each service one replica. */
const FEW_LANES = 24;

/** The picture that `simulate` draws, as it happens. */
export function TimelinePanel({ filter }: { readonly filter: Filter }) {
  const { state, services, now, isReport } = usePage();
  const [span, setSpan] = useState<Span>(isReport ? "all" : "600000");
  const [isWhole, setWhole] = useState(false);
  const { names, timeline, isCut } = useMemo(
    () => drawnLanes(state.story, filtered(services, filter), isWhole),
    [state.story, services, filter, isWhole],
  );
  const drawn = untilNow(timeline, state.story, now);
  const fromMs = span === "all" ? 0 : Math.max(0, drawn.endMs - Number(span));
  const choice = (
    <label class="select">
      <span class="visually-hidden">How much of it</span>
      <select value={span} onChange={({ currentTarget }) => setSpan(spanOf(currentTarget.value))}>
        {SPANS.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Panel title="Timeline" aside={isReport ? null : choice} class="timeline-panel">
      <Timeline timeline={drawn} lanes={names} fromMs={fromMs} />
      {isCut ? (
        <button type="button" class="button" onClick={() => setWhole(true)}>
          Show all lanes
        </button>
      ) : null}
    </Panel>
  );
}

/** All lanes where there is room; else the services that are not well first, each with the replica that is furthest from it. */
function drawnLanes(story: Story, services: readonly ServiceSummary[], isWhole: boolean) {
  const namesOf = (list: readonly ServiceSummary[]) => list.map(({ name }) => name);
  const all = timelineOf(story, namesOf(services));
  if (isWhole || all.names.length <= FEW_LANES) return { ...all, isCut: false };
  const sorted = [...services].sort((one, other) => byUrgency(one.tone, other.tone)).slice(0, FEW_LANES);
  const worst = new Map(sorted.map(({ name, worst }) => [name, worst?.number]));
  return { ...timelineOf(story, namesOf(sorted), (service) => worst.get(service)), isCut: true };
}

function spanOf(value: string): Span {
  return SPANS.find((span) => span.value === value)?.value ?? "all";
}
