import { CONDITION_WORDS } from "@pulumi-compose/health-model/picture";

/** What the lines mean. */
export function GraphKey() {
  return (
    <p class="key">
      <span>Arrows lead to who waits, by what it waits for:</span>
      {Object.entries(CONDITION_WORDS).map(([condition, word]) => (
        <span key={condition} class="key-item">
          <svg width="30" height="10" aria-hidden="true" focusable="false">
            <g class={`edge edge-${condition} edge-calm`}>
              <path d="M1 5H24" />
              <path class="head" d="M23 1.500l6 3.500l-6 3.500z" />
            </g>
          </svg>
          {word}
        </span>
      ))}
      <span class="key-item">
        <svg width="30" height="10" aria-hidden="true" focusable="false">
          <g class="edge edge-optional edge-calm">
            <path d="M1 5H29" />
          </g>
        </svg>
        not required
      </span>
    </p>
  );
}
