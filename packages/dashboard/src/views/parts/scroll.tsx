import type { ComponentChildren, RefObject } from "preact";

interface ScrollProps {
  /** What is in it, for who does not see it. */
  readonly label: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly at?: RefObject<HTMLElement | null>;
}

/** What may be wider or higher than its place: it scrolls, by the keyboard as well. */
export function Scroll({ label, children, class: more = "", at }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by the keyboard
    <section ref={at ?? null} class={`scroll ${more}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
