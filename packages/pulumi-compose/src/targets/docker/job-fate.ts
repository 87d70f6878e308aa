import type { JobFate } from "../common/report-jobs";
import { JOB_NOT_RUN } from "../common/target-messages";
import { SCHEDULED_JOB } from "./docker-messages";

/** On one engine a job is run when somebody says so. */
export const jobFate: JobFate = (job, { triggers }, isRunning, at) => {
  if ((triggers?.schedule ?? []).length > 0) return SCHEDULED_JOB.report({ job }, at);
  if (isRunning) return undefined;
  return JOB_NOT_RUN.report(
    { job, why: "is not run by an `up`", hint: `run it with \`pulumi-compose run ${job}\`` },
    at,
  );
};
