import { useEffect, useRef, useState } from "preact/hooks";
import type { LogLine } from "../../contract";
import { followLog } from "../../live/follow-log";
import type { ServiceSummary } from "../../model/summary";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";
import { Scroll } from "../parts/scroll";

/** A log that goes on for days is not kept. */
const KEPT = 2_000;

/** The tail of its log: on the page it goes on, a report has what there was. */
export function LogPanel({ service }: { readonly service: ServiceSummary }) {
  const { state, isReport } = usePage();
  if (isReport) {
    const lines = state.logs.get(service.name) ?? [];
    return lines.length === 0 ? null : (
      <Panel title="Log">
        <Lines lines={lines} withNumber={service.replicas > 1} isFollowed={false} />
      </Panel>
    );
  }
  return service.containers.length === 0 ? null : <Followed service={service} />;
}

function Followed({ service: { name, replicas, containers } }: { readonly service: ServiceSummary }) {
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  const [note, setNote] = useState("");
  const [isFollowed, setFollowed] = useState(true);
  const [number, setNumber] = useState<number>();
  useEffect(
    () =>
      followLog(name, number, {
        begin: () => {
          setLines([]);
          setNote("");
        },
        lines: (more) => setLines((before) => [...before, ...more].slice(-KEPT)),
        lost: () => setNote("The log is lost; trying again."),
        end: (reason) => setNote(reason === "" ? "The log has ended." : `The log has ended: ${reason}`),
      }),
    [name, number],
  );
  const numbers = [...new Set(containers.map((container) => container.number))];
  return (
    <Panel
      title="Log"
      aside={
        <span class="log-choice">
          {numbers.length > 1 ? (
            <select
              aria-label="Whose log"
              value={number === undefined ? "" : String(number)}
              onChange={({ currentTarget: { value } }) => setNumber(value === "" ? undefined : Number(value))}
            >
              <option value="">all replicas</option>
              {numbers.map((one) => (
                <option key={one} value={String(one)}>
                  {name}-{one}
                </option>
              ))}
            </select>
          ) : null}
          <label class="check">
            <input
              type="checkbox"
              checked={isFollowed}
              onChange={({ currentTarget }) => setFollowed(currentTarget.checked)}
            />
            Follow
          </label>
        </span>
      }
    >
      {lines.length === 0 ? <p class="empty">{note || "It has written nothing yet."}</p> : null}
      {lines.length === 0 ? null : <Lines lines={lines} withNumber={replicas > 1} isFollowed={isFollowed} />}
      {lines.length > 0 && note !== "" ? <p class="empty">{note}</p> : null}
    </Panel>
  );
}

interface LinesProps {
  readonly lines: readonly LogLine[];
  readonly withNumber: boolean;
  readonly isFollowed: boolean;
}

function Lines({ lines, withNumber, isFollowed }: LinesProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFollowed && place.current !== null) place.current.scrollTop = place.current.scrollHeight;
  }, [lines, isFollowed]);
  return (
    <Scroll label="Log" class="log" at={place}>
      <pre>
        {lines.map(({ number, stream, time, text }, index) => (
          <span key={index} class={`log-line log-${stream}`}>
            {time ? <span class="log-time">{clockOf(time)}</span> : null}
            {withNumber ? <span class="log-number">{number}</span> : null}
            {stream === "stderr" ? <span class="visually-hidden">stderr </span> : null}
            {text}
            {"\n"}
          </span>
        ))}
      </pre>
    </Scroll>
  );
}

function clockOf(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : date.toLocaleTimeString("en-GB");
}
