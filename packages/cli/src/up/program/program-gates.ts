import type { Condition } from "@pulumi-compose/health-model";
import type { DeploymentTarget } from "../../targets/command-target";
import type { KnownGate } from "../events/translator";
import { behindGates } from "./behind-gates";
import type { InspectedProject } from "./inspect-project";
import { jobGates } from "./job-gates";
import { readyGates } from "./ready-gates";

/** A gate that a program says something of: for a condition, or for what a service is in the end, whoever else waits for it. */
export type ProgramGate =
  | (KnownGate & { readonly condition: Condition; readonly isLast?: never })
  | (KnownGate & { readonly isLast: true });

/** What is waited for besides what the file says. */
export interface GateChoice {
  /** Every service. */
  readonly wait?: boolean;
  /** What the container is called that somebody else makes behind these services. */
  readonly preparedFor?: string;
}

/** All that an `up` waits for, in the order in which a service meets it: that it starts, what others wait for, what it is in the end. */
export function programGates(
  inspected: Pick<InspectedProject, "project" | "start" | "behind">,
  { lastWaits }: Pick<DeploymentTarget, "lastWaits">,
  { wait = false, preparedFor }: GateChoice,
): readonly ProgramGate[] {
  return [
    ...startGates(inspected),
    ...gatesOf(inspected),
    ...jobGates(inspected),
    ...behindGates(inspected, preparedFor),
    ...(wait || lastWaits ? readyGates(inspected, lastWaits).map((gate) => ({ ...gate, isLast: true as const })) : []),
  ];
}

/** The gates of a plan as the display knows them. */
function gatesOf({ start }: Pick<InspectedProject, "start">): readonly ProgramGate[] {
  return start.gates.map(({ dependency, condition, dependents }) => ({
    service: dependency,
    condition,
    holds: dependents.map(({ service }) => service),
  }));
}

/** Who waits for a start, where the target has a gate for that. */
function startGates({ start }: Pick<InspectedProject, "start">): readonly ProgramGate[] {
  return start.starts
    .filter(({ deadline }) => deadline !== undefined)
    .map(({ dependency, dependents }) => ({
      service: dependency,
      condition: "service_started",
      holds: dependents.map(({ service }) => service),
    }));
}
