import { runningJobs } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, JobConfig } from "@pulumi-compose/parser";

/** What becomes of a job on a target, where it is not run like a service: said of it. */
export interface JobFate {
  readonly code: `target/${string}`;
  readonly severity: Diagnostic["severity"];
  /** Behind `job "x" `. */
  readonly message: string;
  readonly hint: string;
}

/** Says of every job what becomes of it: nothing that the file has is left out without a word. */
export function reportJobs(
  project: ComposeProject,
  fateOf: (name: string, job: JobConfig, isRunning: boolean) => JobFate | undefined,
  report: (diagnostic: Diagnostic) => void,
): void {
  const running = new Set(runningJobs(project));
  for (const [name, job] of Object.entries(project.jobs ?? {})) {
    const fate = fateOf(name, job, running.has(name));
    if (!fate) continue;
    const path = ["jobs", name];
    const place = project.placeOf(path);
    report({ ...fate, message: `job "${name}" ${fate.message}`, path, ...(place && { place }) });
  }
}
