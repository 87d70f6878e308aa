import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { BAD_DEADLINE, BAD_ON_UNHEALTHY } from "../messages/plan-messages";
import { own } from "../util/record";
import type { Deadline, DeadlineSource } from "./default-deadline";
import { durationExtension } from "./duration-extension";
import type { OnUnhealthy } from "./on-unhealthy";
import { ownExtension } from "./own-extension";
import type { PlanOptions } from "./plan-options";

/** How whoever waits for a service waits. */
export interface ServiceTerms {
  /** Absent: nobody has set one, so it follows from what is waited for. */
  readonly deadline?: Deadline;
  readonly onUnhealthy: OnUnhealthy;
}

/** The terms of every service as the file and the program set them, and what cannot be read of the file's. */
export function serviceTerms(
  project: ComposeProject,
  options: PlanOptions,
): { terms: ReadonlyMap<string, ServiceTerms>; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const read = { project, diagnostics };
  const ofProject = { deadlineMs: deadlineOf(read), onUnhealthy: onUnhealthyOf(read) };
  const terms = new Map<string, ServiceTerms>();
  for (const service of Object.keys(project.services)) {
    const deadline = nearest([
      [own(options.deadlines, service), "program", `set for "${service}" by the program`],
      [deadlineOf(read, service), "file", `x-pulumi-compose of "${service}"`],
      [options.deadlineMs, "program", "set for all gates by the program"],
      [ofProject.deadlineMs, "file", "x-pulumi-compose of the project"],
    ]);
    const ofService = onUnhealthyOf(read, service);
    const onUnhealthy =
      own(options.onUnhealthyOf, service) ?? options.onUnhealthy ?? ofService ?? ofProject.onUnhealthy ?? "fail";
    terms.set(service, { ...(deadline && { deadline }), onUnhealthy });
  }
  return { terms, diagnostics };
}

interface Reading {
  readonly project: ComposeProject;
  readonly diagnostics: Diagnostic[];
}

function deadlineOf({ project, diagnostics }: Reading, service?: string): number | undefined {
  const extension = durationExtension(project, "deadline", service);
  if (extension.kind === "unreadable") {
    const { written, path } = extension;
    const at = { place: project.placeOf(path), path };
    diagnostics.push(BAD_DEADLINE.report({ whose: nameOf(service), written }, at));
  }
  return extension.kind === "duration" ? extension.ms : undefined;
}

function onUnhealthyOf({ project, diagnostics }: Reading, service?: string): OnUnhealthy | undefined {
  const extension = ownExtension(project, "on_unhealthy", service);
  if (extension === undefined) return undefined;
  const { value, path } = extension;
  if (value === "fail" || value === "keep-waiting") return value;
  const written = JSON.stringify(value) ?? "";
  diagnostics.push(
    BAD_ON_UNHEALTHY.report({ whose: nameOf(service), written }, { place: project.placeOf(path), path }),
  );
  return undefined;
}

function nameOf(service: string | undefined): string {
  return service === undefined ? "the project" : `service "${service}"`;
}

type Candidate = readonly [deadlineMs: number | undefined, source: DeadlineSource, from: string];

function nearest(candidates: readonly Candidate[]): Deadline | undefined {
  for (const [deadlineMs, deadlineSource, deadlineFrom] of candidates) {
    if (deadlineMs !== undefined) return { deadlineMs, deadlineFrom, deadlineSource };
  }
  return undefined;
}
