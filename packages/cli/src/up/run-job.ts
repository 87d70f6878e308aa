import { commandTarget } from "../targets/command-targets";
import { CannotDeploy } from "./cannot-deploy";
import type { DeployOptions } from "./deploy-options";
import { exitCodes } from "./deployment";
import { preview } from "./preview";
import { type InspectOptions, inspectProject } from "./program/inspect-project";
import { reportInspection } from "./report-inspection";
import { up } from "./up";

export interface RunJobOptions extends DeployOptions, InspectOptions {}

/**
 * Runs a job of the file to its end, in a container of its own each time, behind what it depends on. The project is brought up
 * as `up` does it, since only then is there what the job waits for. Gives the process's exit code.
 */
export async function runJob(job: string, options: RunJobOptions): Promise<number> {
  const target = commandTarget(options.target);
  if (target.noJobs) throw new CannotDeploy(target.noJobs.message, target.noJobs.hint);
  const wanted = { ...options, jobs: [job] };
  const inspection = inspectProject(wanted, await target.deployment());
  const { inspected } = inspection;
  if (!inspected) {
    reportInspection(inspection, options);
    return exitCodes.refused;
  }
  const { jobs, running } = inspected.start;
  if (running.includes(job)) return options.dryRun ? preview(wanted) : up(wanted);
  const known = jobs.map(({ name }) => name).join(", ");
  const hint = known === "" ? "jobs stand under the top-level `jobs` of the file" : `it has: ${known}`;
  throw new CannotDeploy(`the file has no job "${job}"`, hint);
}
