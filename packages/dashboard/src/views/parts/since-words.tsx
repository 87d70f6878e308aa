import { age } from "@pulumi-compose/health-model/picture";
import type { ContainerState } from "../../contract";
import { usePage } from "./page-context";

/** Since when a container is as it is: `2m5s`; `>2m5s` is a lower bound. */
export function SinceWords({ container: { since } }: { readonly container: ContainerState }) {
  const { now, state } = usePage();
  if (since === undefined) return null;
  const isAbsolute = state.about?.mode !== "simulate";
  const words = `${since.atLeast ? ">" : ""}${age(now - since.ms)}`;
  return (
    <span class="since" title={isAbsolute ? `since ${new Date(since.ms).toLocaleString()}` : undefined}>
      {words}
    </span>
  );
}
