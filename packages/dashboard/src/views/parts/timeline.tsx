import { type TimelineColours, timelinePicture } from "@pulumi-compose/health-model/picture";
import type { DrawnTimeline } from "../../model/timeline-of";
import { Drawn } from "./drawn";
import { Scroll } from "./scroll";
import { useWidth } from "./use-width";

/** The page's own, which know light and dark. */
const COLOURS: TimelineColours = {
  ink: "var(--ink)",
  muted: "var(--muted)",
  line: "var(--line)",
  paper: "var(--paper)",
  box: "var(--groove)",
  gate: "var(--gate)",
  states: {
    starting: "var(--busy-fill)",
    healthy: "var(--good-fill)",
    unhealthy: "var(--bad-fill)",
    running: "var(--idle-fill)",
  },
};

/** Narrower it could not be read: it scrolls then. */
const LEAST_WIDTH = 520;

interface TimelineProps {
  readonly timeline: DrawnTimeline;
  readonly lanes: readonly string[];
  readonly fromMs: number;
}

export function Timeline({ timeline, lanes, fromMs }: TimelineProps) {
  const [place, room] = useWidth();
  const width = Math.max(room, LEAST_WIDTH);
  const picture = timelinePicture(timeline, {
    width,
    colours: COLOURS,
    fromMs,
    ticks: Math.max(4, Math.floor(width / 110)),
    services: lanes,
    withoutLegend: true,
  });
  return (
    <div ref={place}>
      <Scroll label="Timeline">
        {room === 0 ? null : (
          <svg
            class="timeline"
            width={picture.width}
            height={picture.height}
            role="img"
            aria-label="When each service started, how its health changed, its probes and its gates: in words under What happened"
          >
            <Drawn shapes={picture.axis} />
            {picture.lanes.map(({ service, shapes }) => (
              <g key={service}>
                <Drawn shapes={shapes} />
              </g>
            ))}
          </svg>
        )}
      </Scroll>
      <TimelineKey />
    </div>
  );
}

/** What the colours and the marks mean. */
function TimelineKey() {
  return (
    <p class="key">
      {(["starting", "healthy", "unhealthy", "running"] as const).map((state) => (
        <span key={state} class="key-item">
          <i class={`swatch swatch-${state}`} />
          {state === "running" ? "no check" : state}
        </span>
      ))}
      <span class="key-item">
        <i class="key-dot dot-good" />
        probe succeeds
      </span>
      <span class="key-item">
        <i class="key-dot dot-bad" />
        probe fails
      </span>
      <span class="key-item">
        <i class="key-dot key-dot-own" />a gate's own probe
      </span>
    </p>
  );
}
