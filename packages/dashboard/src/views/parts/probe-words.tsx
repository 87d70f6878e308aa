import { age } from "@pulumi-compose/health-model/picture";
import type { ProbeEvent } from "../../contract";
import { probeResult } from "../../model/probe-result";
import { usePage } from "./page-context";

/** A probe in one line: how it ended, when, and what it printed first. */
export function ProbeWords({ probe }: { readonly probe: ProbeEvent }) {
  const { now } = usePage();
  const first = probe.output.split("\n", 1)[0] ?? "";
  return (
    <>
      <span class={probe.exitCode === 0 ? "tone-good" : "tone-bad"}>{probeResult(probe)}</span>{" "}
      <span class="muted">{age(now - probe.endMs)} ago</span>
      {first === "" ? null : <code class="output">{first}</code>}
    </>
  );
}
