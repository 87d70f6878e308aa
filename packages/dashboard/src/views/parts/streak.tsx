import type { ContainerState } from "../../contract";

/** Failures in a row, of how many that make it unhealthy; nothing where there are none. */
export function Streak({ container: { failingStreak = 0, retries } }: { readonly container: ContainerState }) {
  if (failingStreak === 0) return null;
  const most = retries ?? failingStreak;
  const words = `${failingStreak} of ${retries ?? "?"} failures in a row`;
  return (
    <span class="streak" title={words}>
      {most <= 6
        ? Array.from({ length: most }, (_, index) => (
            <i key={index} class={index < failingStreak ? "pip pip-full" : "pip"} />
          ))
        : null}
      <span class={most <= 6 ? "visually-hidden" : ""}>{most <= 6 ? words : `${failingStreak}/${retries ?? "?"}`}</span>
    </span>
  );
}
