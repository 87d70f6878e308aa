import * as pulumi from "@pulumi/pulumi";
import type { GateOptions } from "./gate-options";
import type { GateSubject } from "./gate-subject";
import type { ProjectRun } from "./project-run";
import type { GateEnds } from "./resource-gate";

/** What a gate knows that stands in a program of one's own: no file says where it is written, or who waits. */
export function gateSubject(options: GateOptions): Omit<GateSubject, "service"> {
  return {
    deadlineMs: options.deadlineMs,
    place: undefined,
    heldUp: [],
    project: undefined,
    redact: pulumi.unsecret(pulumi.all([...(options.redact ?? [])])),
  };
}

/** Where it stands: whoever waits is told by Pulumi. */
export function gateEnds(run: ProjectRun, dependency: string, condition: string): GateEnds {
  return { run, gate: { dependency, condition }, onFailure: () => undefined };
}
