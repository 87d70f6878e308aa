import type { JobFate } from "../common/report-jobs";
import { JOB_NOT_RUN } from "../common/target-messages";

/** A swarm has no jobs beside its services. */
export const jobFate: JobFate = (job, _config, _isRunning, at) => {
  const hint = "write it as a service with `deploy: { mode: replicated-job }`, which every `up` runs once";
  return JOB_NOT_RUN.report({ job, why: "is left out: a swarm has services only", hint }, at);
};
