import { tally } from "../../model/filter";
import type { GraphBox } from "../../model/graph";
import type { ServiceSummary } from "../../model/summary";
import { Mark } from "../parts/mark";
import { TONE_WORDS, TONES } from "../parts/tone-words";

interface LayerNodeProps {
  readonly box: GraphBox;
  readonly services: readonly ServiceSummary[];
  readonly isFar: boolean;
  readonly onActive: (id: string | undefined) => void;
  readonly onOpen: () => void;
}

/** A layer as one box: how many of its services are how. */
export function LayerNode({ box, services, isFar, onActive, onOpen }: LayerNodeProps) {
  const counts = tally(services);
  return (
    <li>
      <button
        type="button"
        class={`node node-layer ${isFar ? "node-far" : ""}`}
        style={{ left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` }}
        onClick={onOpen}
        onMouseEnter={() => onActive(box.id)}
        onMouseLeave={() => onActive(undefined)}
        onFocus={() => onActive(box.id)}
        onBlur={() => onActive(undefined)}
        aria-label={`Show the ${services.length} services of layer ${box.layer + 1}`}
      >
        <span class="node-name">
          {services.length} {services.length === 1 ? "service" : "services"}
        </span>
        <span class="node-tally">
          {TONES.filter((tone) => counts[tone] > 0).map((tone) => (
            <span key={tone} class={`tone-${tone}`}>
              <Mark tone={tone} /> {counts[tone]} {TONE_WORDS[tone]}
            </span>
          ))}
        </span>
      </button>
    </li>
  );
}
