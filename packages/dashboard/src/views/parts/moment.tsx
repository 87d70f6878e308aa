import { humanDuration } from "@pulumi-compose/health-model/picture";
import { usePage } from "./page-context";

/** When something was: by the clock on the wall, in a simulation from its beginning. */
export function Moment({ at }: { readonly at: number }) {
  const { state } = usePage();
  if (state.about?.mode === "simulate") return <span class="moment">{humanDuration(at)}</span>;
  const date = new Date(at);
  return (
    <time class="moment" dateTime={date.toISOString()} title={date.toLocaleString()}>
      {date.toLocaleTimeString("en-GB")}
    </time>
  );
}
