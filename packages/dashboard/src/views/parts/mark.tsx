import type { Tone } from "../../model/tone";

/** What of a mark is drawn: the shapes differ, so that nobody has to tell the colours apart. */
const SHAPES: Readonly<Record<Tone, string>> = {
  good: "M4.800 8.200l2.200 2.200l4.200-4.600",
  busy: "M8 4.500v3.700l2.400 1.500",
  bad: "M5.600 5.600l4.800 4.800M10.400 5.600l-4.800 4.800",
  idle: "M5 8h6",
};

/** The mark of a state; the word beside it says the same, so nobody is told of it. */
export function Mark({ tone, large = false }: { readonly tone: Tone; readonly large?: boolean }) {
  const size = large ? 26 : 16;
  return (
    <svg
      class={`mark mark-${tone}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {tone === "bad" ? (
        <path class="mark-ground" d="M5 .8h6L15.200 5v6L11 15.200H5L.8 11V5z" />
      ) : (
        <circle class="mark-ground" cx="8" cy="8" r={tone === "good" ? 7.2 : 6.5} />
      )}
      <path class="mark-sign" d={SHAPES[tone]} />
    </svg>
  );
}
