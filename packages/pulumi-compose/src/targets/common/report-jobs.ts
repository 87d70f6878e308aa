import { runningJobs } from "@pulumi-compose/health-model";
import type { At, ComposeProject, Diagnostic, JobConfig } from "@pulumi-compose/parser";

/** What a target says of a job, where it is not run like a service. */
export type JobFate = (name: string, job: JobConfig, isRunning: boolean, at: At) => Diagnostic | undefined;

/** Says of every job what becomes of it: nothing that the file has is left out without a word. */
export function reportJobs(project: ComposeProject, fateOf: JobFate, report: (diagnostic: Diagnostic) => void): void {
  const running = new Set(runningJobs(project));
  for (const [name, job] of Object.entries(project.jobs ?? {})) {
    const path = ["jobs", name];
    const fate = fateOf(name, job, running.has(name), { path, place: project.placeOf(path) });
    if (fate) report(fate);
  }
}
