import type { ComposeProject, Condition } from "@pulumi-compose/parser";

/** A job of the file (Compose Specification, jobs): nothing that an `up` starts. */
export interface PlannedJob {
  readonly name: string;
  /** Whether it is run by hand. */
  readonly manual: boolean;
  /** When it is to run by itself, as cron says it. */
  readonly schedules: readonly string[];
  /** What it waits for where it runs. */
  readonly waits: readonly { readonly service: string; readonly condition: Condition; readonly required: boolean }[];
}

/** The jobs of a project in the order of the files. */
export function plannedJobs({ jobs = {} }: ComposeProject): PlannedJob[] {
  return Object.entries(jobs).map(([name, { triggers, depends_on = {} }]) => ({
    name,
    manual: triggers?.manual === true,
    schedules: (triggers?.schedule ?? []).map(({ cron }) => cron),
    waits: Object.entries(depends_on).map(([service, { condition, required }]) => ({ service, condition, required })),
  }));
}
