import { useState } from "preact/hooks";
import { filtered, type Filter } from "../../model/filter";
import { timelineOf } from "../../model/timeline-of";
import type { Choice } from "../parts/choice";
import { Panel } from "../parts/panel";
import { usePage } from "../parts/page-context";
import { Timeline } from "../parts/timeline";

type Span = "120000" | "600000" | "3600000" | "all";

const SPANS: readonly Choice<Span>[] = [
  { value: "120000", words: "last 2 minutes" },
  { value: "600000", words: "last 10 minutes" },
  { value: "3600000", words: "last hour" },
  { value: "all", words: "all of it" },
];

/** More lanes than anybody reads are drawn when somebody asks for them. */
const FEW_LANES = 40;

/** The picture that `simulate` draws, as it happens. */
export function TimelinePanel({ filter }: { readonly filter: Filter }) {
  const { state, services, now, isReport } = usePage();
  const [span, setSpan] = useState<Span>(isReport ? "all" : "600000");
  const [isWhole, setWhole] = useState(false);
  const names = filtered(services, filter).map(({ name }) => name);
  const all = timelineOf(state.story, names, now);
  const shown = isWhole ? all.names : all.names.slice(0, FEW_LANES);
  const fromMs = span === "all" ? 0 : Math.max(0, all.timeline.endMs - Number(span));
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
      <Timeline timeline={all.timeline} lanes={shown} fromMs={fromMs} />
      {all.names.length > shown.length ? (
        <button type="button" class="button" onClick={() => setWhole(true)}>
          Show all {all.names.length} lanes
        </button>
      ) : null}
    </Panel>
  );
}

function spanOf(value: string): Span {
  return SPANS.find((span) => span.value === value)?.value ?? "all";
}
