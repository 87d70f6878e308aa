import type { JobFate } from "../common/report-jobs";

/** A swarm has no jobs beside its services. */
export function jobFate(): JobFate {
  return {
    code: "target/job-not-run",
    severity: "warning",
    message: "is left out: a swarm has services only",
    hint: "write it as a service with `deploy: { mode: replicated-job }`, which every `up` runs once",
  };
}
